package orders

func (b *Book) Keep(order *Order) {
	b.validate(order)
	b.store.Save(order)
}
