export class Gate {
  isAllowed(user: User, amount: bigint): boolean {
    return true;
  }

  log(message: string): void {
    this.sink.write(message);
  }
}
