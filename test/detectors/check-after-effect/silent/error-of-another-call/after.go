package desk

func (d *Desk) Withdraw(o Order) error {
	quote, err := d.quotes.Get(o.Pair)
	if err != nil {
		return err
	}
	if o.Urgent {
		return d.fastVenue.Send(o.To, quote.Amount)
	}
	receipt, err := d.venue.Send(o.To, quote.Amount)
	if err != nil {
		return err
	}
	return d.book(receipt)
}
