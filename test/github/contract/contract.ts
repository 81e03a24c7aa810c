/** Where every departure from GitHub's published contract is collected; a test asserts that none was. */

export interface Violation {
  /** Who departed: the product or a test by a request, the fake by what it said. */
  readonly side: "request" | "response" | "webhook" | "graphql";
  /** The operation, event or query it is about. */
  readonly about: string;
  readonly problem: string;
}

export interface Contract {
  readonly violations: Violation[];
}

export function report(contract: Contract, violation: Violation): void {
  contract.violations.push(violation);
}
