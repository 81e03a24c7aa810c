package sync

func Refresh(c *Client) error {
	if err := c.loadTheme(); err != nil {
		return err
	}
	rows, err := c.rows()
	if err != nil {
		return err
	}
	return c.show(rows)
}
