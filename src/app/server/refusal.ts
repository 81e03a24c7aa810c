/** What is not accepted at the front door: a status, and for the log a word that quotes nobody. */

export const refusals = {
  400: "A header that GitHub sends is missing or malformed, or the body is not JSON.",
  401: "The signature is missing or wrong.",
  404: "There is nothing here.",
  413: "The body is larger than GitHub's 25 MB.",
  415: "The body must be application/json.",
  500: "Foureyes failed; its log says more.",
  503: "Foureyes could not store the delivery; send it again.",
} as const satisfies Readonly<Record<number, string>>;

export type RefusalStatus = keyof typeof refusals;

export class Refusal extends Error {
  readonly statusCode: RefusalStatus;
  readonly reason: string;

  constructor(statusCode: RefusalStatus, reason: string, options?: { readonly cause?: unknown }) {
    super(reason, options);
    this.name = "Refusal";
    this.statusCode = statusCode;
    this.reason = reason;
  }
}
