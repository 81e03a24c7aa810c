package payout

// Send pays out, for example to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed.
func Send(to string) error {
	return node.Send(to)
}
