def connect(config):
    return Client(config.url)
