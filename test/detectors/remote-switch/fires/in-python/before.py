import requests


def rank(self, book):
    return sorted(book, key=self.price)
