def hint(self):
    return "please enter the twelve words that were shown when you made your wallet"
