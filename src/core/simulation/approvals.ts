/** The same inputs, as if some people had approved the head just now. */
import type { Binding } from "../../domain/binding.ts";
import type { AllInputs, Inputs, NumberedFact } from "../../domain/evidence.ts";
import type { Reviewed } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import type { LiveReview, Snapshot } from "../../domain/snapshot.ts";
import { knownPeople } from "../approvals/ballot.ts";
import { handsOf } from "../approvals/hands.ts";
import { pushesOf } from "../approvals/pushes.ts";

/** Somebody by a login, as the decision knew them; null for a stranger to it. */
export function personCalled({ snapshot, facts }: Inputs, login: string): Person | null {
  const told = facts.map(({ fact }) => fact);
  const hands = handsOf(snapshot, told, pushesOf(snapshot, told));
  const known = knownPeople(snapshot, hands, told);
  return known.findLast((person) => person.login.toLowerCase() === login.toLowerCase()) ?? null;
}

/** An approval is for the pull request's own branch, also where another one is judged. */
export function withApprovals(inputs: AllInputs, approvers: readonly Person[]): AllInputs {
  const { snapshot, facts } = inputs;
  const lastReview = Math.max(0, ...reviewIds(inputs));
  const lastFact = Math.max(0, ...[inputs, ...inputs.elsewhere].flatMap(seqsOf));
  const given = approvers.map((by, index): NumberedFact & { readonly fact: Reviewed } => ({
    seq: lastFact + 1 + index,
    fact: approvalBy(by, snapshot, lastReview + 1 + index),
  }));
  const approved = <Judged extends Inputs>(judged: Judged, isShown: boolean): Judged => ({
    ...judged,
    snapshot: withReviews(
      judged.snapshot,
      given.map(({ fact }) => fact),
      isShown,
    ),
    facts: [...judged.facts, ...given],
  });
  const elsewhere = inputs.elsewhere.map((other) => approved(other, other.isShown));
  return { ...approved({ ...inputs, facts }, true), elsewhere };
}

/** As its delivery would tell it. `review`: its id. */
export function approvalBy(
  by: Person,
  { key, pull }: Pick<Snapshot, "key" | "pull">,
  review: number,
): Reviewed {
  return {
    kind: "reviewed",
    repository: key.repository,
    pull: key.pull,
    review,
    by,
    state: "approved",
    commit: pull.head,
    baseRef: pull.baseRef,
    base: pull.base,
    answers: [],
  };
}

/** `isShown`: the pull request shows the change that is judged, and not only a part of it. */
function withReviews(snapshot: Snapshot, given: readonly Reviewed[], isShown: boolean): Snapshot {
  const live = given.map(
    ({ review, by }): LiveReview => ({
      id: review,
      person: by,
      state: "approved",
      mayPush: mayPush(snapshot, by),
    }),
  );
  const bindings = given.map(
    ({ review, commit }): Binding => ({
      review,
      commit,
      differs: isShown ? null : { kind: "unreadable" },
    }),
  );
  return {
    ...snapshot,
    reviews: [...snapshot.reviews, ...live],
    bindings: [...snapshot.bindings, ...bindings],
  };
}

/** Where nothing tells, they may not: a simulation never says more than is known. */
function mayPush({ reviews, collaborators }: Snapshot, { id }: Person): boolean {
  const before = reviews.findLast(({ person }) => person?.id === id);
  if (before !== undefined) return before.mayPush;
  return (
    collaborators.kind === "listed" &&
    collaborators.collaborators.some(({ person }) => person.id === id)
  );
}

/** GitHub counts them upwards; one that was taken off its page is still in the journal. */
function reviewIds({ snapshot, facts }: Inputs): readonly number[] {
  return [
    ...snapshot.reviews.map(({ id }) => id),
    ...facts.flatMap(({ fact }) => ("review" in fact ? [fact.review] : [])),
  ];
}

function seqsOf({ facts }: Inputs): readonly number[] {
  return facts.map(({ seq }) => seq);
}
