def withdraw(client, request):
    return client.withdraw(request.address, request.amount)
