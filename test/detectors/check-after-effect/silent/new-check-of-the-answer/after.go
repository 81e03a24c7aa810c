package custody

func (v *Vault) Release(t Transfer) error {
	if t.Amount > v.limit {
		return errOverLimit
	}
	receipt := v.wallet.Send(t.To, t.Amount)
	if receipt.Failed {
		return errNotSent
	}
	v.metrics.Count("release")
	return nil
}
