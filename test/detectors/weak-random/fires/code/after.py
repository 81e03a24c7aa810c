import random
import secrets


def withdrawal_code():
    return "%08x" % random.getrandbits(32)
