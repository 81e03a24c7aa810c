import random
import secrets


def api_key():
    return secrets.token_hex(16)
