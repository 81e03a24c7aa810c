def release(transfer, wallet, screening):
    screening.check(transfer.to)
    try:
        wallet.send(transfer.to, transfer.amount)
    except WalletError:
        queue.put_back(transfer)
        return
    ledger.book(transfer)
