package risk

func (d *Desk) Review(account *Account) error {
	if account.Margin < d.maintenance && !account.Privileged {
		d.liquidate(account)
	}
	return d.store.Save(account)
}

func (d *Desk) IsAllowed(account *Account, order Order) bool {
	if account.Suspended {
		return false
	}
	return order.Notional < d.limit
}
