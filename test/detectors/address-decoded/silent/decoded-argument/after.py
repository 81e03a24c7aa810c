def handle(self, payload):
    recipient = base64.b64decode(payload["to"]).decode()
    return self.transfer(recipient, payload["amount"])
