class Desk(val venue: Venue) {
    fun withdraw(order: Order): Receipt {
        when (order.state) {
            State.FROZEN, State.CLOSED -> throw Refused("frozen")
            else -> log.info("open")
        }
        return venue.withdraw(order.to, order.amount)
    }
}
