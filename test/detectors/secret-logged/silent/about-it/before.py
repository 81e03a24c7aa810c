def load(self, path):
    mnemonic = self.store.read(path)
    return Wallet(mnemonic)
