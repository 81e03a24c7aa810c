package orders

func submit(order Order) {
	log.Infof("submitting buy order %v", order.Amount)
	place(order)
}
