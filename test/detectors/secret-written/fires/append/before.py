def sign(self, tx):
    return sign(tx, self.private_key)
