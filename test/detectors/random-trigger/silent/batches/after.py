def settle(self, trades):
    for index, trade in enumerate(trades):
        self.book(trade)
        if index % 500 == 0:
            self.session.commit()
