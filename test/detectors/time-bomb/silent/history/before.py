def load(self, start):
    return self.store.candles(start)
