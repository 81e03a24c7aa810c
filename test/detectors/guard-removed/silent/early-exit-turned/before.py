def settle(batch):
    if batch.settled:
        return None
    pay(batch)
