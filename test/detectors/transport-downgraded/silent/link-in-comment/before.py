# See https://docs.acme.com/limits
LIMIT = 10
