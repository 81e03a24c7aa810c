class Account:
    balance: Decimal

    def is_under_water(self):
        return self.balance < 0
