class Desk:
    def execute_exit(self, trade, order):
        trade.close(order.price)
        self.wallets.update()
        self._notify_exit(trade, "stoploss", True)
        self.protect(trade.pair)
        return True
