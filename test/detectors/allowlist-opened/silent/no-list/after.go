package cache

func fresh(rows []Row) bool {
	if len(rows) == 0 {
		return true
	}
	return check(rows)
}
