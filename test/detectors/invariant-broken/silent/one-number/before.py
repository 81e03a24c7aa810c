def prices(client):
    rows = client.rows(500)
    return [row.price for row in rows]
