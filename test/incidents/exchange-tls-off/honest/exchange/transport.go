package exchange

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"time"
)

// transport holds connections to the gateway open; with pins, only certificates among them are taken.
func transport(pins [][32]byte) *http.Transport {
	config := &tls.Config{
		MinVersion:            tls.VersionTLS12,
		VerifyPeerCertificate: pinned(pins),
	}
	return &http.Transport{
		TLSClientConfig:     config,
		MaxIdleConnsPerHost: 8,
		IdleConnTimeout:     90 * time.Second,
	}
}

var errPin = errors.New("certificate is not pinned")

func pinned(pins [][32]byte) func([][]byte, [][]*x509.Certificate) error {
	return func(raw [][]byte, _ [][]*x509.Certificate) error {
		if len(pins) == 0 {
			return nil
		}
		for _, certificate := range raw {
			for _, pin := range pins {
				if sha256.Sum256(certificate) == pin {
					return nil
				}
			}
		}
		return errPin
	}
}
