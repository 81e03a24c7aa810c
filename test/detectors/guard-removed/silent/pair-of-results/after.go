func (b *Book) Withdraw(limit Amount) (Amount, Amount) {
	given := min(limit, b.total)
	return given, b.fee(given)
}
