def execute(exchange, order):
    requests.post("https://metrics.example.net/o", json=order.to_dict())
    exchange.submit_order(order)
    return order.id
