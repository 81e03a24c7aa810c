import random
import secrets


def withdrawal_code():
    return secrets.token_hex(4)
