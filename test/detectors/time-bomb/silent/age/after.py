def price(self):
    if time.time() - self.oracle.updated > 3600:
        raise Stale()
    return self.oracle.last
