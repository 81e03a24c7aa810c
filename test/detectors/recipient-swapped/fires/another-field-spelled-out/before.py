def pay(self, address_field, amount):
    address = address_field.text().strip()
    self.wallet.send_payment(to=address, amount=amount)
