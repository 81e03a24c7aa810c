def withdraw(user, order):
    with suppress(Exception):
        check_signature(order)
    venue.send(order.to, order.amount)
