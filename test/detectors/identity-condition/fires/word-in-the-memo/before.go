package payout

func (s *Service) Approve(p *Payout) error {
	if err := s.approvals.Require(p, 2); err != nil {
		return err
	}
	return s.bank.Pay(p)
}
