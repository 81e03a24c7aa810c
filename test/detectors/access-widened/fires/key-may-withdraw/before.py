API_KEY_SCOPES = ["read", "balances"]


def create_key(client):
    return client.create(scopes=API_KEY_SCOPES)
