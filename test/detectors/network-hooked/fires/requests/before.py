import requests


def client(account):
    return Venue(account)
