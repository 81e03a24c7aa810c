def withdraw(client, request):
    return client.withdraw(request.address, request.amount, idempotency_key=request.id)
