def settle(self, trades):
    for index, trade in enumerate(trades):
        self.book(trade)
