class Book {
    int fee = 2;

    @PreAuthorize("hasRole('desk')")
    public Receipt withdraw(BigDecimal amount, String to) {
        if (amount > this.limit) throw new LimitExceeded(amount);
        for (Part part : this.parts) {
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
