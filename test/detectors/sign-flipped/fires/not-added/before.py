from dataclasses import dataclass


@dataclass
class Book:
    """Bids of one market, best first."""

    depth: int

    def rank(self, book):
        # Best price first.
        levels = sorted(book, key=lambda x: x[1])
        return levels[: self.depth]

    def skew(self, bid, ask, inventory):
        mid = (bid + ask) / 2
        offset = inventory * 0.1
        return mid - offset

    def is_open(self, session):
        if not session.active:
            return False
        return session.halted is None
