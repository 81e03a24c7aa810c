package venue

func Login(user, apiSecret string) error {
	return open(user, apiSecret)
}
