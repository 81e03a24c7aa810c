def set_price(self, liquidation_price):
    if liquidation_price is None:
        self.price = self.default_price
        self.notify()
