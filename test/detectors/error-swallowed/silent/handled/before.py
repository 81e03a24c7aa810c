def release(transfer, wallet, screening):
    screening.check(transfer.to)
    wallet.send(transfer.to, transfer.amount)
    ledger.book(transfer)
