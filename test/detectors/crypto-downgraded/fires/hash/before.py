import hashlib
import hmac


def sign_request(secret, body):
    return hmac.new(secret, body, hashlib.sha256).hexdigest()
