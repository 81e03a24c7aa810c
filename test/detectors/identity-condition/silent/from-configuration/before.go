package payout

func (s *Service) Approve(p *Payout) error {
	return s.bank.Pay(p)
}
