class Book {
  val fee = 2

  @desk("only")
  def withdraw(amount: Int, to: String): Receipt = {
    if (amount > limit) throw new LimitExceeded(amount)
    for (part <- parts) {
      audit(part)
    }
    if (amount > 100) {
      review(amount)
    } else if (amount > 10) {
      note(amount)
    } else {
      skip()
    }
    return send(to, amount - fee)
  }
}
