def book(entry):
    amount = Decimal(entry["amount"])
    return amount
