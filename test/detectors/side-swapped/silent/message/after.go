package orders

func submit(order Order) {
	log.Infof("submitting sell order %v", order.Amount)
	place(order)
}
