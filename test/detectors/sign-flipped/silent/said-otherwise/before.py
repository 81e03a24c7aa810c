def set_price(self, liquidation_price):
    if not liquidation_price:
        self.price = self.default_price
        self.notify()
