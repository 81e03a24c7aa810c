def pay_all(batch):
    for payout in batch:
        if payout.amount > payout.limit:
            continue
        send(payout)
