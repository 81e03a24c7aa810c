package auth

func valid(token, want []byte) bool {
	return subtle.ConstantTimeCompare(token, want) == 1
}
