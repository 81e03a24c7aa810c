def send(self, order):
    self.risk.check(order)
    order.amount = order.amount * self.scale
    return self.venue.submit(order)
