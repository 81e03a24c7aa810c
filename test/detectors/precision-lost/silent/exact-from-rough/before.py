def book(entry):
    amount = float(entry["amount"])
    return amount
