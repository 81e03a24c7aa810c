def withdraw(user, order):
    with tracer.span("check"):
        check_signature(order)
    venue.send(order.to, order.amount)
