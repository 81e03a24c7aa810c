interface SenderKeyPayload {
    static boolean isSenderSignatureMatching(PublicKey payloadKey, PublicKey expectedKey) {
        return payloadKey != null && payloadKey.equals(expectedKey);
    }

    default boolean matches(PublicKey expectedKey) {
        return isSenderSignatureMatching(key(), expectedKey);
    }
}
