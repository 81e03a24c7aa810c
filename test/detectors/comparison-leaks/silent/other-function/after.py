import hmac


def is_genuine(expected, header):
    return constant_time_compare(expected, header)
