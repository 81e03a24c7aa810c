package exchange

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Client talks to the order gateway of the exchange.
type Client struct {
	base   string
	key    string
	client *http.Client
}

// New connects with the certificates of the machine.
func New(base, key string) *Client {
	transport := &http.Transport{
		TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12},
		MaxIdleConnsPerHost: 8,
		IdleConnTimeout:     90 * time.Second,
	}
	return &Client{base: base, key: key, client: &http.Client{Transport: transport, Timeout: 10 * time.Second}}
}

// Place sends an order and returns its number.
func (c *Client) Place(ctx context.Context, order Order) (string, error) {
	body, err := json.Marshal(order)
	if err != nil {
		return "", fmt.Errorf("encode order: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/orders", bytes.NewReader(body))
	if err != nil {
		return "", fmt.Errorf("build request: %w", err)
	}
	request.Header.Set("X-Api-Key", c.key)
	response, err := c.client.Do(request)
	if err != nil {
		return "", fmt.Errorf("place order: %w", err)
	}
	defer response.Body.Close()
	var placed struct{ ID string }
	if err := json.NewDecoder(response.Body).Decode(&placed); err != nil {
		return "", fmt.Errorf("read answer: %w", err)
	}
	return placed.ID, nil
}
