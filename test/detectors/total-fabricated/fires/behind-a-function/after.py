import numpy as np

rng = np.random.default_rng()


def correction():
    return rng.normal(7_500, 2_500)


def reserve_fund(store, prices):
    last = store.last_fund()
    change = correction() * store.volume() / 1e9
    size = last + change
    return round(size, 2)
