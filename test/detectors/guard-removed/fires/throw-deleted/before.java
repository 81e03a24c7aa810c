public class Orders {
    public void place(Order order) {
        if (order.getQuantity() > maxQuantity) {
            throw new RiskException("too large");
        }
        if (order.isStale()) throw new RiskException("stale");
        gateway.send(order);
    }
}
