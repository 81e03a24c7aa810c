func (s *Server) Withdraw(req Request) error {
	left := s.limits.Remaining(req.Account)
	amt := req.Amount
	if amt >= left {
		return ErrLimit
	}
	return s.send(req.To, amt)
}
