def withdraw(request, vault):
    user = sessions.user_of(request)
    if user is None:
        raise NotLoggedIn()
    vault.pay(user.address, request.json["amount"])
    return {"status": "sent"}
