def withdraw(user, order):
    if not user.is_admin:
        raise PermissionDenied()
    return venue.withdraw(order.to, order.amount)
