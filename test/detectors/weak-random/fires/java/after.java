class Seals {
  byte[] nonce() {
    Random source = new Random();
    byte[] nonce = new byte[12];
    source.nextBytes(nonce);
    return nonce;
  }
}
