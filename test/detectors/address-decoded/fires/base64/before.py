def settle(self, trade):
    return self.book(trade)
