package custody

func (v *Vault) Release(t *Transfer) error {
	if len(t.Signatures) < 3 {
		return errNotSigned
	}
	if t.Confirmations < v.depth {
		return errTooEarly
	}
	return v.send(t)
}
