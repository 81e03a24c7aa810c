interface SenderKeyPayload {
    static boolean isSenderSignatureMatching(@Nullable PublicKey payloadKey, @Nullable PublicKey expectedKey) {
        return payloadKey != null && payloadKey.equals(expectedKey);
    }

    default boolean matches(PublicKey expectedKey) {
        return isSenderSignatureMatching(key(), expectedKey);
    }
}
