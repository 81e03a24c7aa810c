package venue

func Login(user, apiSecret string) error {
	log.Printf("login %s %s", user, mask(apiSecret))
	return open(user, apiSecret)
}
