def load_key(text):
    key = text.strip()
    return serialization.load_der_private_key(base64.b64decode(key))
