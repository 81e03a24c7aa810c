package desk

func (d *Desk) Withdraw(order Order) error {
	if order.Amount <= 0 {
		return ErrAmount
	}
	if order.Amount > d.limit {
		return ErrLimit
	}
	return d.venue.Withdraw(order.To, order.Amount)
}
