package vault

func (v *Vault) Withdraw(owner string, amount int64) error {
	if amount < v.Balance(owner) {
		return errors.New("insufficient balance")
	}
	return v.transfer(owner, amount)
}
