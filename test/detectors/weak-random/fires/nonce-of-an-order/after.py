class Venue:
    def order_payload(self, order):
        expiration = self.clock.now() + 60
        nonce = random.randint(0, 2**32 - 1)
        return {"legs": order.legs, "expiration": expiration, "nonce": nonce}
