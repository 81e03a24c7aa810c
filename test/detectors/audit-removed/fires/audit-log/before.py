class Payouts:
    def release_payout(self, order, user):
        self.ledger.debit(order.account, order.amount)
        self.audit.record("payout", order.id, user.id)
        self.bank.send(order.account, order.amount)
