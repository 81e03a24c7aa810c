package nonce

// smallest says where the smallest of the values is, and whether value is above it.
func aboveSmallest(value uint64, values []uint64) (bool, int) {
	at := 0
	for i, other := range values {
		if other < values[at] {
			at = i
		}
	}
	if value > values[at] {
		return true, at
	} else {
		return false, at
	}
}
