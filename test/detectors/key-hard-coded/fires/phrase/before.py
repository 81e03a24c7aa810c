def wallet(self):
    return Wallet(os.environ["PHRASE"])
