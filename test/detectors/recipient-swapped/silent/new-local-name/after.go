package payout

func (w *Wallet) Withdraw(req Request) error {
	recipient := req.Address
	return w.node.Transfer(recipient, req.Amount)
}
