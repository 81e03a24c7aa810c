def keystore_key(password, salt):
    return pbkdf2_hmac("sha256", password, salt, iterations=1_000)
