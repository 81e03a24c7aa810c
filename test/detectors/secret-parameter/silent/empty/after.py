def login(user, password):
    if password == "":
        return False
    return verify_hash(user.hash, password)
