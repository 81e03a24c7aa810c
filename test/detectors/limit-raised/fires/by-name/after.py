DEFAULT = 50 * 100_000


class Withdrawals:
    def __init__(self):
        self.max_withdrawal = DEFAULT
