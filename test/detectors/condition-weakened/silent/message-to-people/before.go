package desk

func (d *Desk) Report(order Order) {
	if order.Filled && d.verbose {
		d.sendMessage(order)
	}
}
