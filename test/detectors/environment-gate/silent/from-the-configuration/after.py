def connect(config):
    if config.use_sandbox:
        return Client(config.sandbox_url)
    return Client(config.url)
