def place(self, order):
    return self.post("/orders", order)
