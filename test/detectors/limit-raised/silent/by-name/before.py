class Withdrawals:
    def __init__(self):
        self.max_withdrawal = 50_000
