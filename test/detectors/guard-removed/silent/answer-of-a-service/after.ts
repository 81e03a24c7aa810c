export class ShieldService {
  async logSignature(request: LogRequest): Promise<void> {
    await this.retried(() =>
      this.fetch(this.url, { method: "POST", body: JSON.stringify(request) }),
    );
  }
}
