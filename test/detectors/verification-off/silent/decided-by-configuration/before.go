package exchange

func config(pins []string) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12}
}
