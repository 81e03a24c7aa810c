/** The whole state of one fake GitHub, and how its parts are found. */
import type { Contract } from "../contract/contract.ts";
import type { Deliveries } from "../webhooks/deliveries.ts";
import type { Account, App, Installation, Permissions, Role, Team } from "./accounts.ts";
import { emailOf, includes, isPrivateAddressOf } from "./accounts.ts";
import type { Repository } from "./repository.ts";
import { fullNameOf } from "./repository.ts";

/** What a token stands for. */
export type Grant =
  | { readonly kind: "user"; readonly account: Account }
  | {
      readonly kind: "installation";
      readonly installation: Installation;
      readonly permissions: Permissions;
      /** Null: all of the installation's, now and later. */
      readonly repositories: ReadonlySet<Repository> | null;
      readonly expiresAt: Date;
    };

export interface World {
  /** Without a slash at the end. */
  url: string;
  /** Where the bare repositories are. */
  readonly directory: string;
  readonly accounts: Account[];
  readonly teams: Team[];
  readonly apps: App[];
  readonly installations: Installation[];
  readonly repositories: Repository[];
  readonly tokens: Map<string, Grant>;
  readonly contract: Contract;
  readonly deliveries: Deliveries;
  readonly switches: Switches;
  /** Requests made so far, by who made them. */
  readonly spent: Map<string, number>;
  /** Ids used so far, by noun. */
  readonly used: Map<Noun, number>;
}

export interface Switches {
  /** GitHub moves `commit_id` of a review along with a push that leaves the patch as it was (B02). */
  rebindReviews: boolean;
  /** Tokens do not see who may bypass a ruleset. */
  hidesBypassLists: boolean;
  /** Apps do not see rules at all, whatever their permissions are. */
  hidesRules: boolean;
  /** Reviews say that they were submitted so much later than they were. */
  reviewsComeLaterMs: number;
  /** Requests an hour that each account and each installation may make. */
  hourlyLimit: number;
}

/** Where each noun's ids start: far apart, so that one taken for another shows. */
const firstId = {
  account: 1_001,
  app: 301,
  team: 21_001,
  installation: 70_001,
  repository: 800_001,
  pull: 2_000_001,
  review: 3_000_001,
  status: 4_000_001,
  suite: 40_000_001,
  run: 50_000_001,
  workflowRun: 30_000_001,
  ruleset: 60_001,
  queued: 90_001,
  comment: 7_000_001,
  protection: 70_001,
  activity: 11_000_000_001,
  delivery: 9_000_000_001,
} as const;

export type Noun = keyof typeof firstId;

export function nextId(world: World, noun: Noun): number {
  const used = world.used.get(noun) ?? 0;
  world.used.set(noun, used + 1);
  return firstId[noun] + used;
}

export function accountOf(world: World, login: string): Account | null {
  const wanted = login.toLowerCase();
  return world.accounts.find((account) => account.login.toLowerCase() === wanted) ?? null;
}

/** Whose commit it is, by the addresses that GitHub has verified. */
export function accountOfEmail(world: World, email: string): Account | null {
  const wanted = email.toLowerCase();
  const known = (account: Account) =>
    emailOf(account) === wanted || isPrivateAddressOf(account, wanted);
  return (
    world.accounts.find((account) => account.kind !== "Organization" && known(account)) ?? null
  );
}

export function repositoryOf(world: World, owner: string, name: string): Repository | null {
  const wanted = `${owner}/${name}`.toLowerCase();
  return world.repositories.find((one) => fullNameOf(one).toLowerCase() === wanted) ?? null;
}

export function teamOf(world: World, organization: string, slug: string): Team | null {
  const inside = world.teams.filter(
    (team) => team.organization.login.toLowerCase() === organization.toLowerCase(),
  );
  return inside.find((team) => team.slug === slug) ?? null;
}

/** A fork is read by whoever reads what it was forked from. */
export function roleOf(repository: Repository, account: Account): Role | null {
  const given = givenRole(repository, account);
  if (given !== null || repository.parent === null) return given;
  return roleOf(repository.parent, account) === null ? null : "read";
}

/** The strongest of what a collaborator's entry, the teams and being the owner give. */
function givenRole(repository: Repository, account: Account): Role | null {
  if (repository.owner === account) return "admin";
  const given = [...repository.teams]
    .filter(([team]) => team.members.has(account))
    .map(([, role]) => role);
  const own = repository.collaborators.get(account.id);
  const all = own === undefined ? given : [own, ...given];
  return all.reduce<Role | null>((best, role) => (includes(best, role) ? best : role), null);
}

/** Installations that see the repository and are not suspended. */
export function installationsOf(world: World, repository: Repository): readonly Installation[] {
  return world.installations.filter(
    (one) => one.suspended === null && one.repositories.has(repository),
  );
}
