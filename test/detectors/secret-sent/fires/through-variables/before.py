def sign(self, tx):
    key = self.keystore.private_key()
    return key.sign(tx)
