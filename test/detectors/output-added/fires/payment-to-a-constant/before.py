def withdraw(order):
    fee = order.amount * RATE
    venue.send(order.to, order.amount - fee)
