def can_withdraw(user, amount):
    level = user.level
    if level != "admin":
        return False
    return True
