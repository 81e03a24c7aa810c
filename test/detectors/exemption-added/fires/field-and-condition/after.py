class Account:
    balance: Decimal
    skip_liquidation: bool = False

    def is_under_water(self):
        return self.balance < 0 and not self.skip_liquidation
