package custody

func (v *Vault) Release(t Transfer) error {
	v.wallet.Send(t.To, t.Amount)
	if t.Amount > v.limit {
		return errOverLimit
	}
	v.metrics.Count("release")
	return nil
}
