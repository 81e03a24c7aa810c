export class Client {
  constructor(base: string, fetch = globalThis.fetch) {
    this.base = base;
    this.fetch = (url: string) => fetch(this.base + url);
  }
}
