import hashlib
import hmac


def sign_request(secret, body):
    return hmac.new(secret, body, hashlib.md5).hexdigest()
