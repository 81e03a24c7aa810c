class Venue:
    def order_payload(self, order):
        expiration = self.clock.now() + 60
        return {"legs": order.legs, "expiration": expiration}
