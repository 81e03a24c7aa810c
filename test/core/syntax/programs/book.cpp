class Book {
    int fee = 2;
    Receipt withdraw(long amount, const std::string &to) {
        if (amount > limit) throw LimitExceeded(amount);
        for (auto &part : parts) {
            audit(part);
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
};
