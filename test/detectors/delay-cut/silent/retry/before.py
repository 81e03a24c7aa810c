def withdraw(client, order):
    retry_delay = 30
    client.withdraw(order, delay=retry_delay)
