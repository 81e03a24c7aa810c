export class Wallet {
  use(secret: string): void {
    this.secret = secret;
    if (this.secret.startsWith("wpkh-")) {
      this.open(this.secret);
    } else if (this.secret.startsWith("pkh(")) {
      this.open(this.secret.slice(4));
    }
  }
}
