/** The log of requests, and what they add up to: budgets are asserted on it. */

export interface RequestEntry {
  /** Minting an installation's token is counted by itself. */
  readonly kind: "rest" | "graphql" | "git" | "token";
  readonly method: string;
  /** As asked for, without `/api/v3` and the query. */
  readonly path: string;
  /** The template, for REST. */
  template: string | null;
  /** `nobody`, `user`, `app` or `installation`. */
  by: string;
  /** Null until it is answered; 0 when the connection was cut. */
  status: number | null;
  readonly write: boolean;
  readonly at: Date;
}

export interface Tally {
  readonly rest: { readonly reads: number; readonly writes: number };
  readonly graphql: { readonly reads: number; readonly writes: number };
  readonly git: number;
  readonly tokens: number;
}

export class Requests {
  readonly log: RequestEntry[] = [];

  /** Of one kind of caller, by default installations: the product. */
  tally(by = "installation"): Tally {
    const of = (kind: RequestEntry["kind"]) => this.log.filter((one) => one.kind === kind);
    const split = (kind: "rest" | "graphql") => {
      const mine = of(kind).filter((one) => one.by === by);
      const writes = mine.filter((one) => one.write).length;
      return { reads: mine.length - writes, writes };
    };
    return {
      rest: split("rest"),
      graphql: split("graphql"),
      git: of("git").filter((one) => one.by === by).length,
      tokens: of("token").length,
    };
  }

  clear(): void {
    this.log.length = 0;
  }
}
