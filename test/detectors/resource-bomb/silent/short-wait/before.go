package feed

func (f *Feed) Run() {
	f.poll()
}
