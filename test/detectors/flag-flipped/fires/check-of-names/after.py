class WithdrawalSettings:
    sanctions_screening = False
    daily_limit = 1000
