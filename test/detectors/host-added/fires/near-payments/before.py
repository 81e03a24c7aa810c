def withdraw(self, to, amount):
    return self.chain.transfer(to, amount)
