def can_withdraw(user, amount):
    level = user.level
    if level != "admin‮ ⁦# only admins⁩ ⁦":
        return False
    return True
