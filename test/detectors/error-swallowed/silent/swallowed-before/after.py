def release(transfer, wallet):
    try:
        wallet.send(transfer.to, transfer.amount)
    except WalletError as error:
        log.warning("not sent", error)
