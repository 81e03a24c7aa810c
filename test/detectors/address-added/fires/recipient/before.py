def pay_fees(self, amount):
    return self.chain.estimate(amount)
