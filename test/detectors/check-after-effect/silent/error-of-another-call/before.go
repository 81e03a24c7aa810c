package desk

func (d *Desk) Withdraw(o Order) error {
	quote, err := d.quotes.Get(o.Pair)
	if err != nil {
		return err
	}
	return d.venue.Send(o.To, quote.Amount)
}
