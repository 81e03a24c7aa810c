package view

func visible(rows []Row, page int) bool {
	if len(rows) > page {
		return true
	}
	return false
}
