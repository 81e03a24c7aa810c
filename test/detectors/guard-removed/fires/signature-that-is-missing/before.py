def withdraw(request, vault):
    signature = request.headers.get("X-Signature")
    if signature is None:
        raise PermissionError("not signed")
    note = request.json["note"]
    vault.pay(request.json["to"], request.json["amount"], note)
    return {"status": "sent"}
