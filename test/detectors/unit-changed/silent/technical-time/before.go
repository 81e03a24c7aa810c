package web

func wait() {
	time.Sleep(5 * time.Second)
}
