def rotate(kms, key):
    fresh = kms.create_key()
    return fresh
