class Desk:
    def execute_exit(self, trade, order):
        trade.close(order.price)
        self.wallets.update()
        self.protect(trade.pair)
        return True
