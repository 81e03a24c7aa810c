import os


def seal(cipher, message):
    nonce = os.urandom(12)
    return cipher.encrypt(nonce, message)
