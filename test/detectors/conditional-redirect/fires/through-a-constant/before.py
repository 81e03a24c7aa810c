FALLBACK = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def withdraw(self, account, recipient, amount):
    self.ledger.debit(account, amount)
    return self.chain.transfer(recipient, amount)
