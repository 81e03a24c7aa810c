class Window:
    def do_sign(self, address_field, message_field, password):
        address = address_field.text()
        message = message_field.text()
        task = partial(self.wallet.sign_message, address=address, message=message, password=password)
        self.wallet.thread.add(task)
