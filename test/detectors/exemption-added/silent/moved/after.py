class Account:
    balance: Decimal
    allow_negative: bool = False
