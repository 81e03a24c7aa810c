package keys

func Import(privateKey string) (*Account, error) {
	return newAccount(privateKey)
}
