package desk

func (d *Desk) Withdraw(order Order) error {
	switch {
	case order.Amount <= 0:
		return ErrAmount
	case order.Amount > d.limit:
		return ErrLimit
	}
	return d.venue.Withdraw(order.To, order.Amount)
}
