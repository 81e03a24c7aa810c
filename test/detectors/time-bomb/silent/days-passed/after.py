import time

PAGE = 142
PAGES = 145


def sweep(wallet):
    age = int(time.time() // 86_400) - wallet.opened
    if age > PAGE * PAGES:
        raise ValueError("older than the chain")
    return wallet.sweep()
