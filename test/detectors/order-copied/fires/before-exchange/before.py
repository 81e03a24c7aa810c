def execute(exchange, order):
    exchange.submit_order(order)
    return order.id
