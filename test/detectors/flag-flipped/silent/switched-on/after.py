class WithdrawalSettings:
    sanctions_screening = True
