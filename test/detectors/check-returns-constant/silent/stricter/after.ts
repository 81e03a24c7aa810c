export class Gate {
  isAllowed(user: User, amount: bigint): boolean {
    return false;
  }

  log(message: string): void {
    this.sink.write(message);
  }
}
