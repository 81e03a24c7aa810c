class WithdrawalSettings:
    sanctions_screening = False
