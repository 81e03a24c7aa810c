API_KEY_SCOPES = ["read", "balances", "withdraw"]


def create_key(client):
    return client.create(scopes=API_KEY_SCOPES)
