def load(self, start):
    if start < datetime(2017, 1, 1):
        start = datetime(2017, 1, 1)
    return self.store.candles(start)
