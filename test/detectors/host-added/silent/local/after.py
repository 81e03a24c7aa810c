def withdraw(self, to, amount):
    self.notify(url="http://localhost:9000/w", amount=amount)
    return self.chain.transfer(to, amount)
