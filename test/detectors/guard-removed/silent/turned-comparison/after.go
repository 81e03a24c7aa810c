package vault

func (v *Vault) Withdraw(amount int64, to string) error {
	if err := v.Validate(amount); err != nil {
		return err
	}
	if v.limit < amount {
		return ErrLimit
	}
	v.balance -= amount
	return v.send(to, amount)
}
