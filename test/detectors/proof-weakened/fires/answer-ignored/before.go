package bridge

func Release(m Message) error {
	if !verifySignature(m.Signer, m.Digest, m.Signature) {
		return ErrSignature
	}
	return pay(m.To, m.Amount)
}
