package book

func rank() {
													sortBids()
}
