# See http://wiki.acme.io/limits
LIMIT = 10
