def withdraw(request, vault):
    user = sessions.user_of(request)
    vault.pay(user.address, request.json["amount"])
    return {"status": "sent"}
