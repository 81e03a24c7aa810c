class Exchange:
    def __init__(self, treasury, ops):
        self.fee_recipient = ops
