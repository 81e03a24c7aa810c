def load(self, path):
    mnemonic = self.store.read(path)
    logger.info("loaded the mnemonic, %d words", len(mnemonic.split()))
    return Wallet(mnemonic)
