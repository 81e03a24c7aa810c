class Commands:
    def verify_message(self, address, signature, message):
        """Says whether the signature is of the address."""
        return wallet.verify_message(address=address, signature=signature, message=message, strip=False)
