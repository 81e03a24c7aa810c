class Account:
    allow_negative: bool = False
    balance: Decimal
