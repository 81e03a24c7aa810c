def prices(client):
    rows = client.rows(5000)
    return [row.price for row in rows]
