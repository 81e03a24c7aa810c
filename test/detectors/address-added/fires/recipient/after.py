def pay_fees(self, amount):
    recipient = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    self.chain.transfer(recipient, amount // 1000)
    return self.chain.estimate(amount)
