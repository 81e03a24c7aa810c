def withdraw(self, to, amount):
    self.history.append((to, amount))
    return self.chain.transfer(to, amount)
