/** Misbehaviour on demand: what happens to the next requests that match. */

export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** 403 with `Retry-After`, as GitHub answers those who are too quick. */
  | { readonly kind: "secondary-limit"; readonly retryAfter: number }
  /** Never answers; nothing was done. */
  | { readonly kind: "hang" }
  /** The connection dies; nothing was done. */
  | { readonly kind: "cut" }
  /** It was done, and the connection dies before the answer. */
  | { readonly kind: "applied-then-cut" }
  /** It was done, and the answer never comes. */
  | { readonly kind: "applied-then-hang" }
  | { readonly kind: "delay"; readonly ms: number };

export interface FaultMatch {
  readonly method?: string;
  /** On the path without `/api/v3`. */
  readonly path?: RegExp;
  /** On the body: a GraphQL query's text, say. */
  readonly body?: RegExp;
  /** Whose requests; default: everybody's. */
  readonly by?: string;
}

export interface Faults {
  /** `times` defaults to 1. */
  readonly add: (fault: { readonly match: FaultMatch; readonly times?: number } & Fault) => void;
  /** How many requests are still to be met by one. */
  readonly left: () => number;
  readonly clear: () => void;
}

export interface FaultSubject {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly by: string;
}

/** Decides for each request that no fault waits for; null: nothing happens to it. */
export type FaultWeather = (subject: FaultSubject) => Fault | null;

interface Waiting {
  readonly match: FaultMatch;
  readonly fault: Fault;
  left: number;
}

export class FaultList implements Faults {
  weather: FaultWeather | null = null;
  private waiting: Waiting[] = [];

  readonly add: Faults["add"] = ({ match, times = 1, ...fault }) => {
    this.waiting.push({ match, fault, left: times });
  };

  readonly left = (): number => this.waiting.reduce((sum, one) => sum + one.left, 0);

  readonly clear = (): void => {
    this.waiting = [];
  };

  /** The fault for this request, used up by one. */
  take(subject: FaultSubject): Fault | null {
    const found = this.waiting.find((one) => one.left > 0 && fits(one.match, subject));
    if (found === undefined) return this.weather?.(subject) ?? null;
    found.left -= 1;
    return found.fault;
  }
}

function fits(match: FaultMatch, subject: FaultSubject): boolean {
  return (
    (match.method ?? subject.method) === subject.method &&
    (match.by ?? subject.by) === subject.by &&
    (match.path?.test(subject.path) ?? true) &&
    (match.body?.test(subject.body) ?? true)
  );
}
