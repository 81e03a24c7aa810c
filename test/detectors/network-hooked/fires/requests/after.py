import requests


def client(account):
    setattr(requests.Session, "request", traced(requests.Session.request))
    return Venue(account)
