class Book {
    val fee = 2

    @PreAuthorize("hasRole('desk')")
    fun withdraw(amount: Int, to: String): Receipt {
        if (amount > this.limit) throw LimitExceeded(amount)
        for (part in this.parts) {
            audit(part)
        }
        if (amount > 100) {
            review(amount)
        } else if (amount > 10) {
            note(amount)
        } else {
            skip()
        }
        return send(to, amount - this.fee)
    }
}
