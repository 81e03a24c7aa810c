def send(self, order):
    order.amount = self.round(order.amount)
    self.risk.check(order)
    return self.venue.submit(order)
