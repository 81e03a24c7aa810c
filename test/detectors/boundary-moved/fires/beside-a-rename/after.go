func (s *Server) Withdraw(req Request) error {
	remaining := s.limits.Remaining(req.Account)
	amount := req.Amount
	if amount > remaining {
		return ErrLimit
	}
	return s.send(req.To, amount)
}
