class Desk {
    Receipt Withdraw(Order order) {
        if (order.Amount > limit)
            throw new ArgumentOutOfRangeException(nameof(order));
        return venue.Withdraw(order.To, order.Amount);
    }
}
