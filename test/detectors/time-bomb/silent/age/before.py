def price(self):
    return self.oracle.last
