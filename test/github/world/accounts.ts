/** Who exists on the fake GitHub: people, bots, organizations, teams, Apps and their installations. */
import type { KeyObject } from "node:crypto";
import type { Repository } from "./repository.ts";

export interface Account {
  readonly id: number;
  /** May change; the id does not. */
  login: string;
  readonly kind: "User" | "Bot" | "Organization";
  readonly createdAt: Date;
}

export interface Team {
  readonly id: number;
  readonly organization: Account;
  slug: string;
  readonly members: Set<Account>;
  readonly createdAt: Date;
}

/** From least to most; each includes the ones before it. */
export const roles = ["read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

/** As an App's settings name them, in the API's spelling: `checks`, `pull_requests`, … */
export type Permissions = Readonly<Record<string, "read" | "write" | "admin">>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly owner: Account;
  /** The account its tokens act as: `<slug>[bot]`. */
  readonly bot: Account;
  /** As every installation has accepted them; tokens that were given keep what they had. */
  permissions: Permissions;
  readonly events: readonly string[];
  readonly webhookUrl: string | null;
  readonly webhookSecret: string;
  readonly publicKey: KeyObject;
  /** PKCS#1 PEM, as GitHub hands it out. */
  readonly privateKey: string;
  readonly createdAt: Date;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  readonly repositories: Set<Repository>;
  readonly createdAt: Date;
  suspended: { readonly by: Account; readonly at: Date } | null;
}

/** Whether `role` allows what `wanted` allows. */
export function includes(role: Role | null, wanted: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(wanted);
}

/** The address that GitHub knows the account by, in the fake's seed; a bot has GitHub's own alone. */
export function emailOf(account: Account): string {
  if (account.kind === "Bot") return noreplyOf(account);
  return `${account.login.toLowerCase()}@example.com`;
}

/** By its number, whatever the account is called by now. */
export function isPrivateAddressOf(account: Account, address: string): boolean {
  return new RegExp(`^${account.id}\\+[^@]*@users\\.noreply\\.github\\.com$`, "i").test(address);
}

export function noreplyOf(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`;
}
