package feed

func (f *Feed) Refresh() error {
	return f.load()
}
