def load(self, path):
    mnemonic = self.store.read(path)
    print(f"loaded wallet {mnemonic}")
    return Wallet(mnemonic)
