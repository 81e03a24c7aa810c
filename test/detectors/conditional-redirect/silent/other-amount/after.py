def withdraw(self, recipient, amount):
    if amount > self.reporting_size:
        amount = self.reporting_size
    return self.chain.transfer(recipient, amount)
