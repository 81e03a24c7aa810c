class Book:
    fee = 2

    @login_required
    def withdraw(self, amount, to):
        if amount > self.limit:
            raise LimitExceeded(amount)
        for part in self.parts:
            audit(part)
        if amount > 100:
            review(amount)
        elif amount > 10:
            note(amount)
        else:
            skip()
        return send(to, amount - self.fee)
