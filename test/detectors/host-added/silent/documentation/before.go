package keys

func ImportMnemonic(words string) (*Account, error) {
	return derive(words)
}
