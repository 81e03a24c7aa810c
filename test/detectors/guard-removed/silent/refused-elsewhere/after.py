class Desk:
    def send(self, order):
        if order.amount > self.limits.daily:
            self.refuse("over the daily limit")
        self.venue.withdraw(order.to, order.amount)

    def refuse(self, reason):
        raise Refused(reason)
