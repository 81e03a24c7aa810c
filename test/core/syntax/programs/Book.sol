contract Book {
    uint256 fee = 2;

    function withdraw(uint256 amount, address to) external onlyOwner whenNotPaused(desk) returns (bool) {
        if (amount > limit) revert LimitExceeded(amount);
        for (uint256 i = 0; i < parts.length; i++) {
            audit(parts[i]);
        }
        if (amount > 100) {
            review(amount);
        } else if (amount > 10) {
            note(amount);
        } else {
            skip();
        }
        return send(to, amount - fee);
    }
}
