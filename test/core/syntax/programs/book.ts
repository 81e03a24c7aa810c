class Book {
  fee = 2;

  @loginRequired()
  withdraw(amount: number, to: string): Receipt {
    if (amount > this.limit) throw new LimitExceeded(amount);
    for (const part of this.parts) {
      audit(part);
    }
    if (amount > 100) {
      review(amount);
    } else if (amount > 10) {
      note(amount);
    } else {
      skip();
    }
    return send(to, amount - this.fee);
  }
}
