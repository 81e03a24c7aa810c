import random
import secrets


def api_key():
    return random.getrandbits(128)
