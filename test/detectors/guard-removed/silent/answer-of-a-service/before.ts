export class ShieldService {
  async logSignature(request: LogRequest): Promise<void> {
    const res = await this.fetch(this.url, { method: "POST", body: JSON.stringify(request) });
    if (res.status !== 200) {
      throw new Error(`Failed to log signature: ${res.status}`);
    }
  }
}
