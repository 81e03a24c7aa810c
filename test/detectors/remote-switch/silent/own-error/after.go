package feed

func (f *Feed) Refresh() error {
	resp, err := http.Get("https://prices.venue-data.net/v1")
	if err != nil {
		return err
	}
	f.store(resp)
	return f.load()
}
