def download(self, pair):
    return self.api.candles(pair)
