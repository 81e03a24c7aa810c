class Momentum:
    threshold = 20

    def is_strong(self, value):
        return value > self.threshold
