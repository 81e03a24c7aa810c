def handle(self, payload):
    return self.store(payload)
