class WithdrawalSettings:
    sanctions_screening = True
    daily_limit = 1000
