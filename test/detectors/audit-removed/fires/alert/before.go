package treasury

func (s *Service) Sweep(ctx context.Context, amount *big.Int) error {
	if err := s.chain.Send(ctx, s.cold, amount); err != nil {
		return err
	}
	s.alerts.Raise("sweep", amount)
	return nil
}
