package custody

func (v *Vault) Sweep(to Address) error {
	_ = v.policy.Check(to)
	return v.wallet.Send(to, v.balance)
}
