package desk

func (d *Desk) Withdraw(ctx context.Context, o Order) error {
	if err := d.verify(ctx, o); err != nil {
		return nil
	}
	return d.venue.Send(ctx, o.To, o.Amount)
}
