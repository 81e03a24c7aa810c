package cache

func fresh(rows []Row) bool {
	return check(rows)
}
