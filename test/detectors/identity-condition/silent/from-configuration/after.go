package payout

func (s *Service) Approve(p *Payout) error {
	if p.UserID == s.config.HouseAccount {
		return s.bank.Book(p)
	}
	return s.bank.Pay(p)
}
