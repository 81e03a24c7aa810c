def run(self):
    self.setup()
    while True:
        self.step()
