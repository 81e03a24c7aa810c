package payout

func Send(to string) error {
	return node.Send(to)
}
