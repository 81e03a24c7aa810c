func (s *Server) Withdraw(ctx context.Context, req Request) (string, error) {
	verdict := s.risk.Judge(ctx, req)
	if !verdict.Approved {
		return "", s.ledger.Release(ctx, req.ID, verdict.Reason)
	}
	return s.signer.Send(ctx, req.To, req.Amount)
}
