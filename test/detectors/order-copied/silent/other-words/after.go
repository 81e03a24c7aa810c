package trade

func execute(order Order) error {
	limits.Get(account)
	return client.SubmitOrder(order)
}
