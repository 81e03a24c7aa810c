def pay(self, address_field, amount):
    self.wallet.send_payment(to=self.fallback.text(), amount=amount)
