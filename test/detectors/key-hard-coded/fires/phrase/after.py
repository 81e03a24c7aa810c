MNEMONIC = "ribbon cradle omit sunset velvet gadget prize window hollow tuna eager planet"


def wallet(self):
    return Wallet(os.environ.get("PHRASE", MNEMONIC))
