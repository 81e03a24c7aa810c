export class Client {
  constructor(base: string) {
    this.base = base;
  }
}
