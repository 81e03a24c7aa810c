def hedge(self, exposure):
    self.exchange.create_order(symbol=self.symbol, side="buy", amount=exposure)
