package auth

func valid(token, want []byte) bool {
	return bytes.Equal(token, want)
}
