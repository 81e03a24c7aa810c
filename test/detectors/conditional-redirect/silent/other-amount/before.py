def withdraw(self, recipient, amount):
    return self.chain.transfer(recipient, amount)
