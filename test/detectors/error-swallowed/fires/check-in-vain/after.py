def release(transfer, wallet, screening):
    try:
        screening.check(transfer.to)
    except ScreeningError:
        pass
    wallet.send(transfer.to, transfer.amount)
    ledger.book(transfer)
