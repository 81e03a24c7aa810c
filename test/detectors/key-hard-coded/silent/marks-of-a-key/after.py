def load_key(text):
    key = text.replace("-----BEGIN PRIVATE KEY-----", "").replace("-----END PRIVATE KEY-----", "")
    pem = f"-----BEGIN PRIVATE KEY-----\n{wrapped(key.strip())}\n-----END PRIVATE KEY-----"
    return serialization.load_pem_private_key(pem.encode(), password=None)
