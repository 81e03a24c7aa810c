class Wallet:
    def sign(self, digest):
        nonce = random.randint(1, self.curve.order - 1)
        return self.curve.sign(digest, self.key, nonce)
