package risk

func sizeOf(signal float64) float64 {
	return math.Min(maxPosition, signal)
}
