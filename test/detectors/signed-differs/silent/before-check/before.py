def send(self, order):
    self.risk.check(order)
    return self.venue.submit(order)
