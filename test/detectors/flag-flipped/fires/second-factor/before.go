package config

func Default() Config {
	return Config{RequireOtp: true, Withdrawal: limits}
}
