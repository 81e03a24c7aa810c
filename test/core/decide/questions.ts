/** Changes, policies, reviews and people as they may fall; most of it ordinary, else nothing would be clear. */
import fc from "fast-check";
import type { Binding } from "../../../src/domain/binding.ts";
import type { Path, Signature } from "../../../src/domain/change.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { type Finding, severities } from "../../../src/domain/finding.ts";
import type { Account, People } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import { type Policy, roles, type Subject } from "../../../src/domain/policy.ts";
import type { Sha } from "../../../src/domain/sha.ts";
import type {
  Collaborators,
  Endorsement,
  LiveReview,
  ReviewState,
} from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  commit,
  dave,
  dismissal,
  earlier,
  erin,
  file,
  flip,
  head,
  inspection,
  policy as ordinary,
  pushedByBob,
  quant,
  review,
  security,
  sha,
  snapshot,
  trading,
  writers,
} from "../ordinary.ts";
import { collaborators, role, team } from "./decided.ts";
import { anybody, called, everybody, pushed, seen } from "./histories.ts";
import type { Question } from "./words-of-people.ts";

const others = fc.constantFrom(alice, carol, dave, erin);
const account: fc.Arbitrary<Account> = fc.oneof(
  anybody.map(({ id }) => ({ id })),
  anybody.map(({ login }) => ({ login })),
);

/** As usual, but for one time in so many. */
function mostly<T>(usual: T, times: number, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: other },
  );
}

const subject = fc.constantFrom<Subject>(
  quant,
  quant,
  security,
  writers,
  writers,
  team("desk"),
  role("admin"),
  { kind: "user", login: "carol" },
  { kind: "user", login: "erin" },
);
const subjects = fc.uniqueArray(subject, { minLength: 1, maxLength: 3 });
const seat = fc.record({ count: mostly(1, 4, fc.constant(2)), of: subjects });
const area = fc.record({
  seats: fc.array(seat, { minLength: 1, maxLength: 3 }),
  independent: mostly(false, 3, fc.constant(true)),
  hold: fc.constantFrom(...severities),
  answers: subjects,
});
const names = ["trading", "custody", "desk"];
const policies: fc.Arbitrary<Policy> = fc
  .record({ areas: fc.array(area, { minLength: 1, maxLength: 3 }), guard: fc.option(area) })
  .map(({ areas, guard }) => ({
    ...ordinary,
    areas: [
      ...areas.map((each, at) => ({ ...trading, ...each, name: names[at] ?? "" })),
      ...(guard === null ? [] : [{ ...trading, ...guard, name: "guard" }]),
    ],
  }));

const state = fc.constantFrom<ReviewState>(
  "approved",
  "changes-requested",
  "commented",
  "dismissed",
);
const answer = fc.record({
  id: fc.constantFrom(
    ...[6, 8, 8, 9, 31, 32, 64].map((digits) => flip.fingerprint.slice(0, digits)),
  ),
  reason: mostly("because", 9, fc.constant("")),
});
type Noted = "the same" | "another" | "nothing" | "of another commit";
/** A review, what became of it, and what we heard of either. */
const given = fc.record({
  by: fc.oneof({ weight: 6, arbitrary: others }, { weight: 1, arbitrary: anybody }),
  said: mostly<ReviewState>("approved", 6, state),
  commit: mostly(head, 9, fc.constant(earlier)),
  /** What was noted of it. */
  noted: mostly<Noted>("the same", 6, fc.constantFrom("another", "nothing", "of another commit")),
  answers: fc.array(answer, { maxLength: 2 }),
  mayPush: mostly(true, 5, fc.constant(false)),
  isDelivered: mostly(true, 9, fc.constant(false)),
  isShown: mostly(true, 9, fc.constant(false)),
  shownAs: mostly<ReviewState | null>(null, 12, state),
  shownOf: mostly<Person | "ghost" | null>(null, 12, fc.oneof(anybody, fc.constant("ghost"))),
  dismissedBy: mostly<Person | null>(null, 8, anybody),
  /** GitHub shows it as it was before it was dismissed. */
  isLate: fc.boolean(),
});
type Given = typeof given extends fc.Arbitrary<infer G> ? G : never;

function factsOf(reviews: readonly Given[]): readonly Fact[] {
  return reviews.flatMap(({ by, said, dismissedBy, isDelivered, ...about }, at): Fact[] => {
    const { answers, commit: of } = about;
    const { fact } = review(at + 1, by, said, { answers, commit: of });
    return [
      ...(isDelivered ? [fact] : []),
      ...(dismissedBy === null ? [] : [dismissal(at + 1, dismissedBy)]),
    ];
  });
}

function bindingsOf(reviews: readonly Given[]): readonly Binding[] {
  return reviews.flatMap(({ noted, commit: of }, at): Binding[] => {
    if (noted === "nothing") return [];
    const differs = noted === "another" ? { kind: "unreadable" as const } : null;
    return [{ review: at + 1, commit: noted === "of another commit" ? sha("e") : of, differs }];
  });
}

function shownIn(reviews: readonly Given[]): readonly LiveReview[] {
  return reviews.flatMap(({ by, said, mayPush, dismissedBy, isLate, ...shown }, at) => {
    const { isShown, shownAs, shownOf } = shown;
    const became = dismissedBy === null || isLate ? said : "dismissed";
    const person = shownOf === "ghost" ? null : (shownOf ?? by);
    return isShown ? [{ id: at + 1, person, state: shownAs ?? became, mayPush }] : [];
  });
}

const signer: fc.Arbitrary<Signature> = fc
  .constantFrom(1, 3, 5, 999)
  .map((id) => ({ name: "X", email: `${id}+somebody@users.noreply.github.com` }));

const members = mostly<readonly Person[]>([alice, carol, dave, erin], 2, fc.subarray(everybody));
const teams = fc
  .tuple(members, members, mostly<readonly Person[] | null>([dave, erin], 9, fc.constant(null)))
  .map((lists) =>
    Object.fromEntries(
      lists.map((list, at) => [
        `acme/${["quant", "security", "desk"][at]}`,
        list === null
          ? { kind: "invisible" as const }
          : { kind: "members" as const, id: at, members: list },
      ]),
    ),
  );
const listed: fc.Arbitrary<Collaborators> = fc
  .uniqueArray(fc.tuple(anybody, fc.constantFrom(...roles)), {
    maxLength: 5,
    selector: ([{ id }]) => id,
  })
  .map((list) => collaborators(...list));

const people: fc.Arbitrary<People> = fc.record({
  watch: mostly<readonly Account[]>([], 5, fc.array(account, { maxLength: 1 })),
  same: mostly<People["same"]>(
    [],
    2,
    fc.array(fc.array(account, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  ),
  machines: mostly<readonly Account[]>([], 5, fc.array(account, { maxLength: 1 })),
  tenureDays: mostly<number | null>(null, 4, fc.constant(14)),
});

const path = fc.constantFrom("a.py", "b.py");
const guarded = fc.record({ path, areas: fc.subarray(names, { minLength: 1 }) });
/** Twice the same: against two merge bases. */
const finding: fc.Arbitrary<Finding> = fc
  .record({ path, severity: fc.constantFrom(...severities) })
  .map(({ path: at, severity }) => ({
    ...flip,
    severity,
    path: at as Path,
    fingerprint: flip.fingerprint.slice(0, 8).padEnd(64, at === "a.py" ? "0" : "1"),
  }));

/** Mostly of two who approve each other. */
const endorsements: fc.Arbitrary<readonly Endorsement[]> = fc
  .tuple(
    others,
    anybody,
    fc.array(fc.record({ by: anybody, of: fc.uniqueArray(anybody, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
  )
  .map(([one, other, more]) => [{ by: one, of: [other] }, { by: other, of: [one] }, ...more]);

export const question: fc.Arbitrary<Question> = fc
  .record({
    policy: policies,
    people,
    reviews: fc.array(given, { minLength: 1, maxLength: 8 }),
    calls: fc.array(fc.record({ at: fc.nat({ max: 4 }), call: called }), { maxLength: 2 }),
    isPushed: mostly(true, 9, fc.constant(false)),
    nobody: mostly<readonly string[]>([], 9, fc.constant(["Nobody"])),
    idle: mostly<readonly Sha[]>([], 9, fc.constant([head])),
    facts: fc.tuple(fc.array(pushed, { maxLength: 1 }), fc.array(seen, { maxLength: 8 })),
    opener: mostly<Person | null>(bob, 5, fc.option(anybody)),
    writers: mostly<readonly Person[]>([bob], 5, fc.array(anybody, { maxLength: 2 })),
    trailers: mostly<readonly Signature[]>([], 4, fc.array(signer, { maxLength: 2 })),
    teams,
    collaborators: fc.oneof(listed, fc.constant<Collaborators>({ kind: "unlisted" })),
    guarded: fc.array(guarded, { minLength: 1, maxLength: 2 }),
    passing: fc.array(guarded, { maxLength: 1 }),
    findings: mostly<readonly Finding[]>([], 2, fc.array(finding, { maxLength: 2 })),
    endorsements: mostly<readonly Endorsement[]>([], 3, endorsements),
  })
  .map((each) => ({
    policy: each.policy,
    people: each.people,
    facts: each.calls.reduce<readonly Fact[]>(
      (facts, { at, call }) => facts.toSpliced(at, 0, call),
      [...(each.isPushed ? [pushedByBob] : []), ...each.facts.flat(), ...factsOf(each.reviews)],
    ),
    snapshot: {
      ...snapshot,
      endorsements: each.endorsements,
      pull: { ...snapshot.pull, opener: each.opener },
      authors: { [head]: { people: each.writers, unknown: each.nobody } },
      idle: each.idle,
      bindings: bindingsOf(each.reviews),
      reviews: shownIn(each.reviews),
      teams: each.teams,
      collaborators: each.collaborators,
      inspection: {
        ...inspection,
        change: {
          ...inspection.change,
          commits: [commit(head, { trailers: each.trailers })],
        },
        guarded: each.guarded.map(({ path: at, areas }) => ({ file: file(at), areas })),
        passing: each.passing.map(({ path: at, areas }) => ({
          commit: earlier,
          file: file(at),
          areas,
        })),
        findings: each.findings,
      },
    },
  }));
