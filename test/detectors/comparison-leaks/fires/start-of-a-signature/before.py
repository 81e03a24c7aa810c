import hmac


def verify(payload, signature, secret):
    return hmac.compare_digest(sign(payload, secret), signature)
