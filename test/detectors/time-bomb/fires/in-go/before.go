package orders

func (b *Book) Submit(order Order) error {
	return b.venue.Place(order)
}
