class Vault:
    def __init__(self, limit, signers):
        self.limit = limit
        self.signers = signers

    def withdraw(self, user, amount, to):
        if amount <= 0:
            raise ValueError("amount must be positive")
        if amount > self.limit and not user.is_admin:
            raise PermissionError("over the limit")
        validate_address(to)
        self._book(user, amount)
        return self.send(to, amount)

    def approve(self, request, signer):
        assert signer in self.signers, "unknown signer"
        for seen in request.approvals:
            if seen == signer:
                return False
        request.approvals.append(signer)
        return True

    def _book(self, user, amount):
        user.balance -= amount
