package venue

func Login(user, password string) error {
	log.Printf("login %s %s", user, password)
	return open(user, password)
}
