/**
 * What the check of a pull request must be, from the words of the policy and what happened.
 *
 * Straight down, and nothing of our core: it reads the state of the fake GitHub, and the ledger of
 * what GitHub told. There is one right answer to every question: what a lost delivery takes away is
 * known, as the ledger knows which were never sent.
 *
 * - A review that was never told of is not known for which content it was given: it does not count.
 * - Whoever moved a branch is a hand if any delivery told of it: the push that named a commit which
 *   is still in the change, or the pull request's own. If none did, nobody can know.
 * - Somebody's "changes requested" that somebody else dismissed stands, unless it was never told of:
 *   GitHub itself does not show what a dismissed review said. And if its own author dismissed it,
 *   and that was never told, it stands: it could have been anybody.
 */
import { type Commit, commitOf } from "../github/git/commits.ts";
import { diffOf } from "../github/git/diff.ts";
import { commitsBetween, mergeBaseOf } from "../github/git/history.ts";
import { tipOf } from "../github/git/refs.ts";
import type { Repository } from "../github/index.ts";
import type { Pull, Review } from "../github/world/repository.ts";
import { guarded, writers } from "./cast.ts";
import type { Ledger, Told } from "./ledger.ts";
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
}

const main = "main";

/** A check is the commit's: the strictest of all open pull requests with that head. */
export function answerFor(world: World, head: string): Answer {
  const open = world.repository.pulls.filter((pull) => pull.state === "open");
  return strictest(
    open.filter((pull) => pull.head.sha === head).map((pull) => answer(world, pull)),
  );
}

/**
 * Clear for its own base, and then for every branch that the guard enforces. What a guarded branch
 * holds was cleared, so there only the change itself is asked about, under the other's rules too.
 * An unguarded base may hold anything: there it is asked as if it were for the guarded branch, and
 * whoever approved it for this one did not approve it for that.
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
  const policies = [...new Set(rules)].map((each) => policyAt(world.repository, each));
  if (policies.includes(null)) return "undetermined";
  const change = changeOf(world.repository, branch, pull.head.sha);
  const areas = policies
    .flatMap((policy) => policy ?? [])
    .filter(({ folder }) => change.paths.some((path) => path.startsWith(folder)));
  if (areas.length === 0) return "clear";
  if (isRefused(world, pull)) return "blocked";
  const hands = handsOf(world, pull, change.commits);
  const approvers = newestOpinions(pull)
    .filter((review) => isApproval(world, pull, branch, review))
    .map(({ author }) => author.login)
    .filter((login) => !hands.has(login));
  return areas.every((area) => isFilled(area, approvers)) ? "clear" : "held";
}

interface Change {
  readonly commits: readonly Commit[];
  readonly paths: readonly string[];
}

const changes = new Map<string, Change>();

function changeOf({ directory }: Repository, branch: string, head: string): Change {
  const tip = tipOf(directory, branch) ?? "";
  const key = `${directory} ${tip} ${head}`;
  const known = changes.get(key);
  if (known !== undefined) return known;
  const files = diffOf(directory, mergeBaseOf(directory, tip, head), head);
  const change = {
    commits: commitsBetween(directory, tip, head).map((sha) => commitOf(directory, sha)),
    paths: files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]),
  };
  changes.set(key, change);
  return change;
}

/** Opened it, pushed it, or is named in a commit of it: as author, committer or co-author. */
function handsOf(world: World, pull: Pull, commits: readonly Commit[]): ReadonlySet<string> {
  const { ledger } = world;
  const pushed = commits.flatMap(({ sha }) => ledger.pushersOf(sha));
  const told = [...ledger.moversOf(pull.number), ...pushed].filter(world.mustHave);
  const named = commits.flatMap(({ author, committer, message }) => [
    author.email,
    committer.email,
    ...[...message.matchAll(/^Co-authored-by: .*<(.*)>$/gm)].map(([, email = ""]) => email),
  ]);
  return new Set([
    pull.author.login,
    ...told.map(({ by }) => by),
    ...named.map((email) => email.replace(/@example\.com$/, "")),
  ]);
}

/** A comment is no opinion; a dismissed one is, and nothing older comes back in its place. */
function newestOpinions({ reviews }: Pull): readonly Review[] {
  const opinions = reviews.filter(({ state }) => state !== "COMMENTED" && state !== "PENDING");
  return [...new Map(opinions.map((review) => [review.author.login, review])).values()];
}

/** Of exactly this head for exactly this branch, as GitHub told when it was given. */
function isApproval({ ledger, mayHave }: World, pull: Pull, branch: string, review: Review) {
  const given = ledger.given(review.id);
  if (review.state !== "APPROVED" || given === null || !mayHave(given)) return false;
  return given.commit === pull.head.sha && given.base === branch;
}

/** By somebody who may push, until they approve, or take it back themselves. */
function isRefused({ ledger, mayHave, mustHave }: World, pull: Pull): boolean {
  return newestOpinions(pull)
    .filter(({ author }) => writers.includes(author.login))
    .some((review) => {
      if (review.state === "CHANGES_REQUESTED") return true;
      const [given, dismissed] = [ledger.given(review.id), ledger.dismissed(review.id)];
      if (review.state !== "DISMISSED" || given === null || !given.refuses) return false;
      const isTakenBack =
        dismissed !== null && dismissed.by === review.author.login && mayHave(dismissed);
      return mustHave(given) && !isTakenBack;
    });
}

/** Whether different people can take all places. */
function isFilled(
  { places: [first, ...others], folder }: Area,
  people: readonly string[],
): boolean {
  if (first === undefined) return true;
  return people
    .filter((person) => first.includes(person))
    .some((person) =>
      isFilled(
        { folder, places: others },
        people.filter((other) => other !== person),
      ),
    );
}
