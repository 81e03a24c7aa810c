package lots

func split(amount int64) (int64, int64) {
	lots := amount / lotSize
	return lots, amount - lots*lotSize
}
