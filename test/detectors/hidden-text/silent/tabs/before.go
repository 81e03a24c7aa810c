package book

func rank() {}
