def rotate(kms, key):
    fresh = kms.create_key()
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    return fresh
