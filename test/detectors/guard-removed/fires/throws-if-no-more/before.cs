class Desk {
    Receipt Withdraw(Order order) {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Amount, limit);
        return venue.Withdraw(order.To, order.Amount);
    }
}
