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

func (s *Server) process(ctx context.Context, account ledger.Account, req Request) (string, error) {
	started := s.clock()
	if err := s.ledger.Reserve(ctx, account.ID, req.Asset, req.Amount); err != nil {
		return "", fmt.Errorf("reserve: %w", err)
	}
	verdict, err := s.risk.Evaluate(ctx, account, req.Asset, req.Amount, req.To)
	if err != nil {
		return "", fmt.Errorf("risk: %w", err)
	}
	if !verdict.Approved {
		return "", s.ledger.Release(ctx, req.ID, verdict.Reason)
	}
	tx, err := s.signer.Send(ctx, req.Asset, req.To, req.Amount)
	if err != nil {
		return "", fmt.Errorf("send: %w", err)
	}
	observe(req.Asset, s.clock().Sub(started))
	return tx, s.ledger.Commit(ctx, req.ID, tx)
}

func observe(asset string, took time.Duration) {
	withdrawalSeconds.WithLabelValues(asset).Observe(took.Seconds())
}
