package config

func Default() Config {
	return Config{RequireOtp: false, Withdrawal: limits}
}
