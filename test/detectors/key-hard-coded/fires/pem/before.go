package sign

var keyFile = "/run/secrets/key.pem"
