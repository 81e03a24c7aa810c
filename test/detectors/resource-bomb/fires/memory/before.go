package book

func Warm(pages [][]byte) {
	load(pages)
}
