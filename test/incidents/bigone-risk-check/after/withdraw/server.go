package withdraw

import (
	"context"
	"errors"
	"fmt"
	"time"

	"exchange/ledger"
	"exchange/risk"
	"exchange/signer"
)

var ErrFrozen = errors.New("account is frozen")

type Server struct {
	risk   *risk.Engine
	ledger *ledger.Client
	signer *signer.Client
	clock  func() time.Time
}

type Request struct {
	ID      string
	Account string
	Asset   string
	Amount  ledger.Amount
	To      string
}

func (s *Server) Withdraw(ctx context.Context, req Request) (string, error) {
	account, err := s.ledger.Account(ctx, req.Account)
	if err != nil {
		return "", fmt.Errorf("account %s: %w", req.Account, err)
	}
	if account.Frozen {
		return "", ErrFrozen
	}
	return s.process(ctx, account, req)
}

func observe(asset string, took time.Duration) {
	withdrawalSeconds.WithLabelValues(asset).Observe(took.Seconds())
}
