import hmac


def is_genuine(expected, header):
    return hmac.compare_digest(expected, header)
