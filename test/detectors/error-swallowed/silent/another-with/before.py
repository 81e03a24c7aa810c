def withdraw(user, order):
    check_signature(order)
    venue.send(order.to, order.amount)
