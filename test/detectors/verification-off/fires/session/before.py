import requests


def open_session(key):
    session = requests.Session()
    session.headers["X-Key"] = key
    return session
