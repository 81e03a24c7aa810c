"""Picks levels of the order book."""


def rank(book, depth):
    """The best levels, best first."""
    levels = sorted(book, key=lambda x: x[1])
    return levels[:depth]


def size(order, limit):
    if order.amount > limit:
        raise ValueError("over the limit")
    return order.amount
