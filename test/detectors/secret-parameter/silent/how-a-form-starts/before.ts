export class Wallet {
  use(secret: string): void {
    this.secret = secret;
    if (this.secret.startsWith("wpkh-")) {
      this.open(this.secret);
    }
  }
}
