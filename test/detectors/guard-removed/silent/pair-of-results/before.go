func (b *Book) Withdraw(limit Amount) (Amount, Amount) {
	if limit > b.total {
		return b.total, b.fee(b.total)
	}
	return limit, b.fee(limit)
}
