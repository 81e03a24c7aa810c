class Feed:
    def __init__(self, api):
        self.api = api
        self.fetch = api.candles
