package orders

func (b *Book) Keep(order *Order) {
	b.validate(order)
	order.Amount = order.Filled
	b.store.Save(order)
}
