class Window:
    def do_sign(self, address_field, message_field, password):
        task = partial(self.wallet.sign_message, address=address_field.text(), message=message_field.text(), password=password)
        self.wallet.thread.add(task)
