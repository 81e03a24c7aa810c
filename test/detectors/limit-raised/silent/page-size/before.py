def trades(client):
    return client.get("/trades", limit=100, max_pages=10)
