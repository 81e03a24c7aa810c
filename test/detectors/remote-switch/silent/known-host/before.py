BASE = "https://flags.firm.net"


def withdraw(self, to, amount):
    return self.chain.transfer(to, amount)
