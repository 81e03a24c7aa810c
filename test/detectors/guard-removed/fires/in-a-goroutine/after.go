package desk

func (d *Desk) Withdraw(o Order) error {
	go func() {
		d.log.Info("withdraw")
		if o.Amount > d.limit {
			panic(ErrLimit)
		}
	}()
	return d.venue.Send(o.To, o.Amount)
}
