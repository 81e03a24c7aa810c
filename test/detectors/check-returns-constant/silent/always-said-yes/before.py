class Gate:
    def can_trade(self, pair):
        return True
