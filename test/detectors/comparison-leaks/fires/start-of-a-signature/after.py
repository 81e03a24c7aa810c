import hmac


def verify(payload, signature, secret):
    return sign(payload, secret).startswith(signature)
