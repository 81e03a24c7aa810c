package exchange

func config(options Options) *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: !options.Verify}
}
