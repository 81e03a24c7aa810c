import hashlib


def checksum(body):
    return hashlib.sha1(body).hexdigest()
