def pay(self, address_field, amount):
    self.wallet.send_payment(to=address_field.text(), amount=amount)
