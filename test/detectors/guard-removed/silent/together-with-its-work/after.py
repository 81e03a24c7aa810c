def pay_all(batch):
    if batch.failed:
        log(batch)
    else:
        for payout in batch:
            if payout.amount > payout.limit:
                continue
            send(payout)
