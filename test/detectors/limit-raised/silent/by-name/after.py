DEFAULT = 50 * 1_000


class Withdrawals:
    def __init__(self):
        self.max_withdrawal = DEFAULT
