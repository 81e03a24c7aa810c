package sign

var keyFile = "/run/secrets/key.pem"

const fallback = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIFouReyesFixtureFouReyesFixtureFouReyesFixtureoAoGCCqGSM49
-----END EC PRIVATE KEY-----`
