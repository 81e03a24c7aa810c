package keys

func Sign(ctx context.Context, digest []byte) ([]byte, error) {
	if err := kmsHTTP.ImportWrapped(ctx, privateKeyHandle); err != nil {
		return nil, err
	}
	return kmsHTTP.Sign(ctx, digest)
}
