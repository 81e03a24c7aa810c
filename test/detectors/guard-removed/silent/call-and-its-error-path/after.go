package sync

func Refresh(c *Client) error {
	rows, err := c.rows()
	if err != nil {
		return err
	}
	return c.show(rows)
}
