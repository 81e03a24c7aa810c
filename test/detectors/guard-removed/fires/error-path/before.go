package vault

func (v *Vault) Withdraw(amount int64, to string) error {
	if err := v.Validate(amount); err != nil {
		return err
	}
	if amount > v.limit {
		return ErrLimit
	}
	v.balance -= amount
	return v.send(to, amount)
}
