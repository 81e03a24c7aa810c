class Vault:
    WITHDRAWAL_COOLDOWN = timedelta(hours=48)
