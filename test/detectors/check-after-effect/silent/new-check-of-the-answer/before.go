package custody

func (v *Vault) Release(t Transfer) error {
	if t.Amount > v.limit {
		return errOverLimit
	}
	v.wallet.Send(t.To, t.Amount)
	v.metrics.Count("release")
	return nil
}
