class Wallet:
    def sign(self, digest):
        return self.curve.sign(digest, self.key)
