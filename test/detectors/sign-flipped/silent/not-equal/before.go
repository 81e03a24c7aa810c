package risk

func ok(state int) bool {
	return state == 1
}
