package keys

// ImportMnemonic follows https://wallet-standards.net/39.
func ImportMnemonic(words string) (*Account, error) {
	if words == "" {
		return nil, errors.New("see https://docs.wallet-standards.net/39")
	}
	return derive(words)
}
