package lots

func split(amount int64) (int64, int64) {
	lots := amount / lotSize
	remainder := amount % lotSize
	log.Debug(remainder)
	return lots, amount - lots*lotSize
}
