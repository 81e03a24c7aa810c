def settle(batch):
    if not batch.settled:
        pay(batch)
