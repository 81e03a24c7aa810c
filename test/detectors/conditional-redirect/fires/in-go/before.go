package payout

func (w *Wallet) Withdraw(to string, amount int64) error {
	dest := to
	return w.node.Send(dest, amount)
}
