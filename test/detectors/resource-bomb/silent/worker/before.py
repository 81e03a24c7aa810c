def run(self):
    self.setup()
