import time


def sweep(wallet):
    return wallet.sweep()
