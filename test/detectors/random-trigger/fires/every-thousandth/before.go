package payout

func (w *Wallet) Settle(to string, amount int64) error {
	return w.node.Send(to, amount)
}
