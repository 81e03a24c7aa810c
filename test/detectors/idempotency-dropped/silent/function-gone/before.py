def total(amounts):
    return sum(amounts)


def withdraw(client, request):
    return client.withdraw(request.address, idempotency_key=request.id)
