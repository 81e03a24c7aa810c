class Desk {
    Receipt Withdraw(Order order) {
        return venue.Withdraw(order.To, order.Amount);
    }
}
