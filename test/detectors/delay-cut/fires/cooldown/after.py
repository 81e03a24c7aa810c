class Vault:
    WITHDRAWAL_COOLDOWN = timedelta(minutes=5)
