package risk

func (r *Risk) IsAllowed(order Order) bool {
	return r.limits.Allow(order)
}
