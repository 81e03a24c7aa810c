package payout

func (s *Service) allow(request Request) (bool, error) {
	if request.Amount > s.limit {
		return false, denied
	}
	return true, nil
}
