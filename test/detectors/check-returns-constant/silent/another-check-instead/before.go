package risk

func (r *Risk) IsAllowed(order Order) bool {
	return order.Size <= r.max
}
