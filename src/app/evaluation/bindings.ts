/**
 * What each review was about, held against what would be merged now.
 *
 * The commit is what its delivery said. The base branch is told as it was when the pull request moved
 * last, so its tip is noted at the first look. Whoever makes the branch anew in between shows another
 * change than the reviewer saw: what counts was shown against both. git tells everything else.
 */
import { createHash } from "node:crypto";
import {
  differenceOf,
  pathsToCompare,
  shownPaths,
  unshownIn,
} from "../../core/approvals/binding.ts";
import { passingDifference } from "../../core/approvals/passing.ts";
import { written } from "../../core/journal/written.ts";
import { compileAreas } from "../../core/policy/match.ts";
import type { Binding, Differs, ShownPath } from "../../domain/binding.ts";
import { type Change, type ChangedFile, type Path, pathsOf } from "../../domain/change.ts";
import type { Bound, Fact, Reviewed } from "../../domain/fact.ts";
import type { Inspection } from "../../domain/inspection.ts";
import type { Sha } from "../../domain/sha.ts";
import { append } from "../journal/journal.ts";
import type { Destination, Scene } from "./judge.ts";

/** Of each review that is live and may count. */
export async function bindReviews(
  scene: Scene,
  destination: Destination,
  inspection: Inspection,
  facts: readonly Fact[],
): Promise<readonly Binding[]> {
  const compare = openCompare(scene, destination, inspection);
  const { pull } = scene.reading;
  const bindings: Binding[] = [];
  for (const { review, commit, baseRef, base: told } of reviewsToBind(scene, facts)) {
    const bound = facts.find(
      (fact): fact is Bound => fact.kind === "bound" && fact.review === review,
    );
    const since = bound?.base ?? (baseRef === pull.baseRef ? pull.base : null);
    const shown =
      since === null || told === undefined ? null : await compare({ told, since, commit });
    if (bound === undefined && since !== null && shown !== null)
      await note(scene, { review, commit, base: since }, shown);
    bindings.push({ review, commit, differs: shown === null ? unreadable : shown.differs });
  }
  return bindings;
}

const unreadable: Differs = { kind: "unreadable" };

/** Approvals and explanations that stand as they were delivered. */
function reviewsToBind({ reading }: Scene, facts: readonly Fact[]): readonly Reviewed[] {
  const live = new Map(reading.reviews.map((review) => [review.id, review]));
  return facts.filter(
    (fact): fact is Reviewed =>
      fact.kind === "reviewed" &&
      (fact.state === "approved" || fact.answers.length > 0) &&
      live.get(fact.review)?.state === fact.state,
  );
}

interface Shown {
  readonly change: Change;
  /** Everything that is guarded, and what may be it under another name. */
  readonly compared: ReadonlyMap<Path, ShownPath>;
  readonly differs: Differs | null;
}

/** Null when git has the commits no more. What several reviews were about is read once. */
type Compare = (about: About) => Promise<Shown | null>;

interface About {
  readonly commit: Sha;
  /** Of the base branch: as the delivery told it, and its tip at the first look. */
  readonly told: Sha;
  readonly since: Sha;
}

function openCompare(
  { mirror }: Scene,
  { branch, policy }: Destination,
  { change, guarded, passing }: Inspection,
): Compare {
  const areas = compileAreas(policy);
  const isGuarded = (file: ChangedFile) => areas.areasOf(file).length > 0;
  const known = new Map<string, Promise<Shown | null>>();
  const viewOf = async (files: readonly ChangedFile[], base: Sha, paths: readonly Path[]) =>
    shownPaths(files, paths, await mirror.readEntries(base, paths));

  async function read({ told, since, commit }: About): Promise<Shown | null> {
    const wanted = new Set([told, since, commit]);
    const here = await mirror.fetchIfThere([...wanted]);
    if (here.size < wanted.size) return null;
    const then = await mirror.readChange(since, commit);
    const first = await mirror.readChange(told, commit);
    if (then.kind === "unreadable" || first.kind === "unreadable") return null;
    const { files } = then.change;
    const now = [
      ...guarded.flatMap(({ file }) => pathsOf(file)),
      ...pathsToCompare(change.files, isGuarded),
    ];
    const all = [...new Set([...pathsToCompare(files, isGuarded), ...now])];
    const before = await viewOf(files, since, all);
    const after = await viewOf(change.files, branch.commit, all);
    const differs =
      differenceOf(before, after) ??
      unshownIn(shownPaths(first.change.files, all, new Map()), after) ??
      passingDifference(then.change, passing);
    return { change: then.change, compared: before, differs };
  }

  return (about) => {
    const name = `${about.told} ${about.since} ${about.commit}`;
    const shown = known.get(name) ?? read(about);
    known.set(name, shown);
    return shown;
  };
}

async function note(
  { parts, target }: Scene,
  about: Pick<Bound, "review" | "commit" | "base">,
  { change: { tree, mergeBases }, compared }: Shown,
): Promise<void> {
  const { installation, repository, pull } = target.key;
  const files = [...compared.values()];
  const digest = createHash("sha256").update(written(files)).digest("hex");
  const shown = { tree, mergeBases, files: files.length, digest };
  const fact: Bound = { kind: "bound", repository, pull, ...about, ...shown };
  const at = new Date(parts.now()).toISOString();
  await parts.database
    .transaction()
    .execute((transaction) => append(transaction, installation, at, { kind: "fact", fact }));
}
