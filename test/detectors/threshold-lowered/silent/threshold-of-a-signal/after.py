class Momentum:
    threshold = 14

    def is_strong(self, value):
        return value > self.threshold
