import hashlib


def checksum(body):
    return hashlib.sha256(body).hexdigest()
