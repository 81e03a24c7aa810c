package risk

// Exposure is what the position is worth against us.
func Exposure(long, short float64) float64 {
	total := long - short
	if !halted {
		total += pending
	}
	return total
}
