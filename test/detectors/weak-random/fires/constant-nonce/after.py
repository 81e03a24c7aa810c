import os


def seal(cipher, message):
    nonce = b"custody-seal"
    return cipher.encrypt(nonce, message)
