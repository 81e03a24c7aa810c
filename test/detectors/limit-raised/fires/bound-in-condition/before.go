package risk

func Check(order Order) error {
	if order.Notional > 50000 {
		return errors.New("order too large")
	}
	return nil
}
