package venue

func Login(user, password string) error {
	return open(user, password)
}
