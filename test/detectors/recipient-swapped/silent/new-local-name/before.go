package payout

func (w *Wallet) Withdraw(req Request) error {
	to := req.Address
	return w.node.Transfer(to, req.Amount)
}
