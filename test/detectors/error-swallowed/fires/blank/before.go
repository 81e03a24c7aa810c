package custody

func (v *Vault) Sweep(to Address) error {
	err := v.policy.Check(to)
	if err != nil {
		return err
	}
	return v.wallet.Send(to, v.balance)
}
