package book

type Book struct {
	fee int
}

func (b *Book) Withdraw(amount int, to string) error {
	if amount > b.limit {
		panic(LimitExceeded(amount))
	}
	for _, part := range b.parts {
		audit(part)
	}
	if amount > 100 {
		review(amount)
	} else if amount > 10 {
		note(amount)
	} else {
		skip()
	}
	return send(to, amount-b.fee)
}
