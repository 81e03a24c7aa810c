def reconcile(self):
    return self.ledger.compare(self.chain)
