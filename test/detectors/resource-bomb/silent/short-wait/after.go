package feed

func (f *Feed) Run() {
	for {
		f.poll()
		time.Sleep(30 * time.Second)
	}
}
