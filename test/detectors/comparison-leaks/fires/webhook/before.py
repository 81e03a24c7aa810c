import hmac


def is_genuine(body, header, secret):
    expected = hmac.new(secret, body, "sha256").hexdigest()
    return hmac.compare_digest(expected, header)
