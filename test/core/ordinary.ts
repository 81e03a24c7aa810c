/** One rich, ordinary change; a test says only how its case differs. */
import type { Binding } from "../../src/domain/binding.ts";
import type { ChangedFile, Commit, Path } from "../../src/domain/change.ts";
import type { Fact, Opened, Reviewed } from "../../src/domain/fact.ts";
import type { Finding } from "../../src/domain/finding.ts";
import type { Inspection } from "../../src/domain/inspection.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Area, Policy, Subject } from "../../src/domain/policy.ts";
import { say } from "../../src/domain/sentence.ts";
import { parseSha, type Sha } from "../../src/domain/sha.ts";
import type { LiveReview, Snapshot } from "../../src/domain/snapshot.ts";

export function sha(digit: string): Sha {
  return parseSha(digit.repeat(40));
}

export const base = sha("b");
export const head = sha("a");
export const earlier = sha("c");

function user(id: number, login: string): Person {
  return { id, login, kind: "user" };
}

/** bob opened the pull request and wrote it; mallory pushed to it once; the others did not touch it. */
export const alice = user(1, "alice");
export const bob = user(2, "bob");
export const carol = user(3, "carol");
export const dave = user(4, "dave");
export const erin = user(5, "erin");
export const mallory = user(6, "mallory");
export const robot: Person = { id: 7, login: "helper[bot]", kind: "bot" };

export const repository = { id: 20, owner: "acme", name: "exchange" };
export const key = { installation: 10, repository: 20, pull: 30 };
const on = { repository: key.repository, pull: key.pull };

export const quant: Subject = { kind: "team", organization: "acme", slug: "quant" };
export const security: Subject = { kind: "team", organization: "acme", slug: "security" };
export const writers: Subject = { kind: "role", role: "write" };

export function file(path: string): ChangedFile {
  const version = (digit: string) => ({
    path: path as Path,
    kind: "file" as const,
    object: sha(digit),
  });
  return { before: version("1"), after: version("2") };
}

export function commit(id: Sha, named: Partial<Commit> = {}): Commit {
  const signature = { name: "Bob", email: "bob@example.com" };
  return {
    sha: id,
    parents: [id === head ? earlier : base],
    author: signature,
    committer: signature,
    trailers: [],
    ...named,
  };
}

const strategyPath = "strategies/book.py" as Path;
export const strategy = file(strategyPath);

export const flip: Finding = {
  detector: "sign-flipped",
  family: "order",
  severity: "critical",
  path: "strategies/book.py" as Path,
  side: "after",
  startLine: 14,
  endLine: 14,
  within: "rank",
  message: say`The sort key changed sign.`,
  before: { startLine: 14, lines: ["levels = sorted(book, key=lambda x: x[1])"] },
  after: { startLine: 14, lines: ["levels = sorted(book, key=lambda x: -x[1])"] },
  fingerprint: "7c1e90ab".padEnd(64, "0"),
};

export const inspection: Inspection = {
  change: {
    base,
    head,
    tree: sha("7"),
    mergeBases: [base],
    files: [strategy, file("README.md")],
    commits: [commit(head), commit(earlier)],
    steps: [],
  },
  guarded: [{ file: strategy, areas: ["trading"] }],
  passing: [],
  findings: [],
  unseen: [],
  policyEdit: null,
};

export const trading: Area = {
  name: "trading",
  paths: ["strategies/**"],
  except: [],
  seats: [{ count: 2, of: [quant] }],
  independent: false,
  hold: "high",
  answers: [quant],
};

export const policy: Policy = {
  mode: "enforce",
  areas: [trading],
  detectors: {},
  sources: [
    {
      kind: "repository",
      path: ".github/foureyes.yml",
      ref: "main",
      commit: base,
      object: sha("8"),
    },
  ],
};

export const snapshot: Snapshot = {
  tenuredUntil: "2026-04-28T12:00:00.000Z",
  endorsements: [],
  key,
  repository,
  pull: { number: key.pull, opener: bob, draft: false, baseRef: "main", head, base },
  inspection,
  authors: { [head]: { people: [bob], unknown: [] }, [earlier]: { people: [bob], unknown: [] } },
  reviews: [],
  bindings: [],
  idle: [],
  teams: {
    "acme/quant": { kind: "members", id: 11, members: [alice, bob, carol, dave, mallory] },
    "acme/security": { kind: "members", id: 12, members: [erin] },
  },
  collaborators: { kind: "unlisted" },
  rules: { branch: "main", check: "pinned", bypass: [] },
};

export const opened: Opened = { kind: "opened", ...on, by: bob, head: earlier };
export const pushedByMallory: Fact = {
  kind: "updated",
  ...on,
  by: mallory,
  before: earlier,
  after: head,
};

/** Everything that is in the change. */
export const pushedByBob: Fact = {
  kind: "updated",
  ...on,
  by: bob,
  before: base,
  after: head,
};

/** A review as it was delivered, as it is live, and what it was about. */
export interface Given {
  readonly fact: Reviewed;
  readonly live: LiveReview;
  readonly binding: Binding;
}

export function review(
  id: number,
  by: Person,
  state: Reviewed["state"] = "approved",
  about: Partial<Reviewed> = {},
): Given {
  const fact: Reviewed = {
    kind: "reviewed",
    ...on,
    review: id,
    by,
    state,
    commit: head,
    baseRef: "main",
    answers: [],
    ...about,
  };
  return { fact, live: { id, person: by, state, mayPush: true }, binding: bindingOf(fact) };
}

/** Of another commit than the head, the file was another. */
export function bindingOf({ review: id, commit: about }: Reviewed): Binding {
  const differs = about === head ? null : { kind: "changed" as const, path: strategyPath };
  return { review: id, commit: about, differs };
}

export function dismissal(id: number, by: Person): Fact {
  return { kind: "review-dismissed", ...on, review: id, by };
}

export function withReviews(
  given: readonly Given[],
  start: Snapshot = snapshot,
): { readonly snapshot: Snapshot; readonly facts: readonly Fact[] } {
  return {
    snapshot: {
      ...start,
      reviews: given.map(({ live }) => live),
      bindings: given.map(({ binding }) => binding),
    },
    facts: [opened, pushedByBob, pushedByMallory, ...given.map(({ fact }) => fact)],
  };
}

export function withFindings(...findings: readonly Finding[]): Snapshot {
  return { ...snapshot, inspection: { ...inspection, findings } };
}
