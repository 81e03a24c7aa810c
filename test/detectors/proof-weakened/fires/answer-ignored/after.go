package bridge

func Release(m Message) error {
	_ = verifySignature(m.Signer, m.Digest, m.Signature)
	return pay(m.To, m.Amount)
}
