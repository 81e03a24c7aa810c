export interface Entry {
  readonly account: string;
  readonly amount: bigint;
}

export class Ledger {
  #balances = new Map<string, bigint>();

  credit(entry: Entry): void {
    let balance = this.#balances.get(entry.account) ?? 0n;
    balance += entry.amount;
    this.#balances.set(entry.account, balance);
  }

  debit(entry: Entry): void {
    let balance = this.#balances.get(entry.account) ?? 0n;
    balance -= entry.amount;
    this.#balances.set(entry.account, balance);
  }

  canPay(entry: Entry): boolean {
    const balance = this.#balances.get(entry.account) ?? 0n;
    if (!this.isFrozen(entry.account) && balance >= entry.amount) {
      return true;
    }
    return false;
  }

  profit(entry: number, exit: number, fee: number): number {
    return exit - (entry + fee);
  }

  isFrozen(account: string): boolean {
    return this.#balances.get(account) === -1n;
  }
}
