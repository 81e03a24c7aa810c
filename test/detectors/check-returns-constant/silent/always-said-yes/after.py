class Gate:
    def can_trade(self, pair, side):
        """All pairs may be traded."""
        return True
