/** An account on GitHub. The numeric id is who it is; the login is only how it is shown. */

export type AccountKind =
  | "user"
  /** An App, a bot or a machine account: never counts. */
  | "bot"
  /** Organizations, mannequins and whatever GitHub adds next: never counts. */
  | "other";

export interface Person {
  readonly id: number;
  readonly login: string;
  readonly kind: AccountKind;
}
