class Seals {
  byte[] nonce() {
    SecureRandom source = new SecureRandom();
    byte[] nonce = new byte[12];
    source.nextBytes(nonce);
    return nonce;
  }
}
