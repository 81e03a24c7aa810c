package risk

func clamp(amount, limit float64) float64 {
	return math.Min(amount, limit)
}
