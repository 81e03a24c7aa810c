public class Orders {
    public void place(Order order) {
        if (order.isStale()) throw new RiskException("stale");
        gateway.send(order);
    }
}
