package wallet

import (
	"crypto/rand"
	"fmt"
)

func newKey() ([]byte, error) {
	key := make([]byte, 32)
	_, err := rand.Read(key)
	return key, err
}
