def execute(exchange, order):
    logger.info(order)
    exchange.submit_order(order)
    return order.id
