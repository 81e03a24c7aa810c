package keys

func Sign(ctx context.Context, digest []byte) ([]byte, error) {
	return local.Sign(digest)
}
