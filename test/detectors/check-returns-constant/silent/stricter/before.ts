export class Gate {
  isAllowed(user: User, amount: bigint): boolean {
    if (user.blocked) return false;
    return amount <= user.limit;
  }

  log(message: string): void {
    this.sink.write(message);
  }
}
