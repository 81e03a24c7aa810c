package trade

func execute(order Order) error {
	return client.SubmitOrder(order)
}
