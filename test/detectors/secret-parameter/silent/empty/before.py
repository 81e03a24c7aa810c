def login(user, password):
    return verify_hash(user.hash, password)
