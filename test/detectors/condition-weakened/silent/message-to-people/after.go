package desk

func (d *Desk) Report(order Order) {
	if order.Filled {
		d.sendMessage(order)
	}
}
