def withdraw(client, order):
    retry_delay = 1
    client.withdraw(order, delay=retry_delay)
