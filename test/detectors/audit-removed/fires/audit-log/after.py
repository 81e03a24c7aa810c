class Payouts:
    def release_payout(self, order, user):
        self.ledger.debit(order.account, order.amount)
        self.bank.send(order.account, order.amount)
