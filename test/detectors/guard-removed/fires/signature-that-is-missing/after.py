def withdraw(request, vault):
    signature = request.headers.get("X-Signature")
    note = request.json["note"]
    vault.pay(request.json["to"], request.json["amount"], note)
    return {"status": "sent"}
