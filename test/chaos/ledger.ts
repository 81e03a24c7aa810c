/** What GitHub told the server, delivery by delivery: what was heard, and what never can be. */
import type { Delivery } from "../github/index.ts";

/** Somebody's deed that a delivery told of. */
export interface Told {
  readonly by: string;
  /** The delivery; it is sent again under the same one. */
  readonly guid: string;
}

/** What a review was given for, as GitHub said when it was given. */
export interface Given extends Told {
  readonly review: number;
  readonly commit: string;
  readonly base: string;
  /** Where that branch was. */
  readonly tip: string;
  /** Where GitHub said that it was: as old as the last move of the pull request. */
  readonly toldTip: string;
  /** It asked for changes. */
  readonly refuses: boolean;
}

export interface Ledger {
  /** To be called for every delivery, redeliveries too. */
  readonly note: (delivery: Delivery) => void;
  /** The server said that it has it, or was found to have it. */
  readonly isHeard: (guid: string) => boolean;
  /** These were found with the server: it was killed before it could say so. */
  readonly found: (guids: readonly string[]) => void;
  /** It was never sent, so the server can never hear it. */
  readonly isLost: (guid: string) => boolean;
  /** Who pushed a commit to any branch. */
  readonly pushersOf: (commit: string) => readonly Told[];
  /** Of a move of a pull request's branch, as the pull request's own. */
  readonly updatesOf: (pull: number, before: string, after: string) => readonly Told[];
  /** Of a move of a branch, as its push. */
  readonly pushesOf: (ref: string, before: string, after: string) => readonly Told[];
  /** Where a review's branch was when it was given, and since. */
  readonly tipsSince: (given: Given) => readonly string[];
  readonly given: (review: number) => Given | null;
  readonly dismissed: (review: number) => Told | null;
  /** Deliveries that failed, by GitHub's log, and were not heard since. */
  readonly owed: () => readonly string[];
}

/** `tipOf`: where a branch is now. */
export function openLedger(tipOf: (branch: string) => string): Ledger {
  const attempts = new Map<string, Delivery[]>();
  const pushers = new Map<string, Told[]>();
  const updates = new Map<string, Told[]>();
  const pushes = new Map<string, Told[]>();
  const tips = new Map<string, string[]>();
  const reviews = new Map<number, Given>();
  const dismissals = new Map<number, Told>();
  const atServer = new Set<string>();
  const stateIs = (guid: string, state: Delivery["state"]) =>
    (attempts.get(guid) ?? []).some((attempt) => attempt.state === state);
  const isHeard = (guid: string) => stateIs(guid, "delivered") || atServer.has(guid);

  function learn({ event, action, guid, payload }: Delivery): void {
    const told = JSON.parse(payload);
    const by: string = told.sender?.login ?? "";
    if (event === "push") {
      const { ref, before, after } = told;
      listed(pushes, `${ref} ${before} ${after}`).push({ by, guid });
      listed(tips, ref).push(after);
      for (const commit of new Set<string>([
        ...told.commits.map(({ id }: { id: string }) => id),
        told.after,
      ]))
        listed(pushers, commit).push({ by, guid });
    }
    if (event === "pull_request" && action === "synchronize")
      listed(updates, `${told.number} ${told.before} ${told.after}`).push({ by, guid });
    if (event !== "pull_request_review") return;
    const { id, commit_id: commit, state } = told.review;
    const { ref: base, sha: toldTip }: { ref: string; sha: string } = told.pull_request.base;
    const refuses = state === "changes_requested";
    if (action === "submitted")
      reviews.set(id, { review: id, by, guid, commit, base, tip: tipOf(base), toldTip, refuses });
    if (action === "dismissed") dismissals.set(id, { by, guid });
  }

  return {
    note: (delivery) => {
      const known = attempts.get(delivery.guid);
      if (known === undefined) learn(delivery);
      listed(attempts, delivery.guid).push(delivery);
    },
    isHeard,
    found: (guids) => {
      for (const guid of guids) atServer.add(guid);
    },
    isLost: (guid) => stateIs(guid, "dropped"),
    pushersOf: (commit) => pushers.get(commit) ?? [],
    updatesOf: (pull, before, after) => updates.get(`${pull} ${before} ${after}`) ?? [],
    pushesOf: (ref, before, after) => pushes.get(`${ref} ${before} ${after}`) ?? [],
    tipsSince: ({ base, tip }) => {
      const all = tips.get(`refs/heads/${base}`) ?? [];
      return [tip, ...all.slice(all.indexOf(tip) + 1)];
    },
    given: (review) => reviews.get(review) ?? null,
    dismissed: (review) => dismissals.get(review) ?? null,
    owed: () => [...attempts.keys()].filter((guid) => stateIs(guid, "failed") && !isHeard(guid)),
  };
}

function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  map.set(key, made);
  return made;
}
