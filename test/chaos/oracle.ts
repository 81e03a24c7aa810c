/**
 * What the check of a pull request must be, from the words of the policy and what happened.
 *
 * Straight down, and nothing of our core: it reads the state of the fake GitHub, and the ledger of
 * what GitHub told. There is one right answer to every question but where it hangs on when the
 * server looked: what a lost delivery takes away is known, as the ledger knows which were never sent.
 *
 * - A review that was never told of is not known for which content it was given: it does not count.
 * - Any other counts for the content that it was given for, whatever commit and branch brings that.
 * - Who moved a branch, GitHub's own log tells when no delivery did: see `hands.ts`.
 * - Somebody's "changes requested" that somebody else dismissed stands, unless it was never told of:
 *   GitHub itself does not show what a dismissed review said; or they are named for the rules
 *   themselves and wrote nothing of it. And if its own author dismissed it, and that was never told,
 *   it stands: it could have been anybody.
 */
import type { Repository } from "../github/index.ts";
import type { Pull, Review } from "../github/world/repository.ts";
import { guarded, writers } from "./cast.ts";
import { type Change, changeInto, changeOf, isHeld, isIn, isShownBy } from "./content.ts";
import { handsOf } from "./hands.ts";
import type { Given, Ledger, Told } from "./ledger.ts";
import { type Area, policyAt } from "./policy-words.ts";

/** From the mildest to the strictest. */
const strictness = ["clear", "held", "blocked", "undetermined"] as const;
export type Answer = (typeof strictness)[number];

export interface World {
  readonly repository: Repository;
  readonly ledger: Ledger;
  /** Of two ways to take what is on its way: whether the server may have heard it, and whether it must have. */
  readonly mayHave: (told: Told) => boolean;
  readonly mustHave: (told: Told) => boolean;
  /** Tips of its branch that a review may be held to have been given on: the server notes one at its next look. */
  readonly shownOn: (given: Given) => readonly string[];
  /** Whether those who may be known to have had a part are taken for known. */
  readonly isStrict: boolean;
}

const main = "main";

/** A check is the commit's: the strictest of all open pull requests with that head. */
export function answerFor(world: World, head: string): Answer {
  const open = world.repository.pulls.filter((pull) => pull.state === "open");
  return strictest(
    open.filter((pull) => pull.head.sha === head).map((pull) => answer(world, pull)),
  );
}

/** One, but where it hangs on when the server looked. */
export function answersFor(world: World, head: string): readonly Answer[] {
  const both = [false, true].map((isStrict) => answerFor({ ...world, isStrict }, head));
  return [...new Set(both)];
}

/**
 * Clear for its own base, and then for every branch that the guard enforces. What a guarded branch
 * holds was cleared, so there only the change itself is asked about, under the other's rules too.
 * An unguarded base may hold anything: there it is asked as if it were for the guarded branch, and
 * whoever approved it for this one was not shown what that brings besides.
 */
export function answer(world: World, pull: Pull): Answer {
  const base = pull.base.ref;
  const own = judged(world, pull, base, [base, main]);
  if (own !== "clear") return own;
  const isGuarded = guarded.some((branch) => branch === base);
  const others = guarded.filter((branch) => branch !== base);
  const elsewhere = others.map((other) =>
    judged(world, pull, isGuarded ? base : other, [other, main]),
  );
  return isGuarded ? strictest(elsewhere) : (elsewhere.find((each) => each !== "clear") ?? "clear");
}

function strictest(answers: readonly Answer[]): Answer {
  return strictness.findLast((each) => answers.includes(each)) ?? "clear";
}

/** The change into one branch under the rules that stand at the tips of some. */
function judged(world: World, pull: Pull, branch: string, rules: readonly string[]): Answer {
  const { repository } = world;
  const policies = [...new Set(rules)].map((each) => policyAt(repository, each));
  if (policies.includes(null)) return "undetermined";
  const change = changeInto(repository, branch, pull.head.sha);
  const all = policies.flatMap((policy) => policy?.areas ?? []);
  const areas = all.filter((area) => isTouched(world, change, area));
  if (areas.length === 0) return "clear";
  const { people: hands, isAnyUnknown } = handsOf(world, pull, branch, change);
  const lifters = policies.flatMap((policy) => policy?.lifters ?? []);
  const mayLift = (login: string) => lifters.includes(login) && !hands.has(login);
  if (isRefused(world, pull, mayLift)) return "blocked";
  const approvers = newestOpinions(pull)
    .filter((review) => isApproval(world, change, all, review))
    .map(({ author }) => author.login)
    .filter((login) => !hands.has(login));
  const isFull = ({ places }: Area) =>
    isFilled(isAnyUnknown ? [...places, places.flat()] : places, approvers);
  return areas.every(isFull) ? "clear" : "held";
}

/** By the whole, or by a commit that no guarded branch has, though a later one takes it back. */
function isTouched({ repository }: World, { files, passing }: Change, { folder }: Area): boolean {
  return (
    [...files.keys()].some((path) => path.startsWith(folder)) ||
    passing.some(
      ({ path, commit }) => path.startsWith(folder) && !isHeld(repository, guarded, commit),
    )
  );
}

/** A comment is no opinion; a dismissed one is, and nothing older comes back in its place. */
function newestOpinions({ reviews }: Pull): readonly Review[] {
  const opinions = reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING");
  return [...new Map(opinions.map((review) => [review.author.login, review])).values()];
}

/** Of just this, as GitHub told when it was given. */
function isApproval(
  { ledger, mayHave, repository, shownOn }: World,
  now: Change,
  areas: readonly Area[],
  review: Review,
): boolean {
  const given = ledger.given(review.id);
  if (review.state !== "APPROVED" || given === null || !mayHave(given)) return false;
  const matters = (path: string) => areas.some(({ folder }) => path.startsWith(folder));
  const isAsked = (commit: string) => !isHeld(repository, guarded, commit);
  const at = (tip: string) => changeOf(repository, tip, given.commit);
  return (
    isIn(at(given.toldTip), now, matters) &&
    shownOn(given).some((tip) => isShownBy(repository, at(tip), now, matters, isAsked))
  );
}

/** By somebody who may push, until they approve, or take it back themselves, or somebody who may lifts it. */
function isRefused(
  { ledger, mayHave, mustHave }: World,
  pull: Pull,
  mayLift: (login: string) => boolean,
): boolean {
  return newestOpinions(pull)
    .filter(({ author }) => writers.includes(author.login))
    .some((review) => {
      if (review.state === "CHANGES_REQUESTED") return true;
      const [given, dismissed] = [ledger.given(review.id), ledger.dismissed(review.id)];
      if (review.state !== "DISMISSED" || given === null || !given.refuses) return false;
      const isLifted =
        dismissed !== null &&
        (dismissed.by === review.author.login || mayLift(dismissed.by)) &&
        mayHave(dismissed);
      return mustHave(given) && !isLifted;
    });
}

/** Whether different people can take all places. */
function isFilled(
  [first, ...others]: readonly (readonly string[])[],
  people: readonly string[],
): boolean {
  if (first === undefined) return true;
  return people
    .filter((person) => first.includes(person))
    .some((person) =>
      isFilled(
        others,
        people.filter((other) => other !== person),
      ),
    );
}
