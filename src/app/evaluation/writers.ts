/** Who wrote the commits of a pull request, at every head that it had: rewriting history hides nobody. */
import type { Fact, Wrote } from "../../domain/fact.ts";
import { isNothing, type Sha } from "../../domain/sha.ts";
import type { CommitPeople } from "../../domain/snapshot.ts";
import { fetchAuthors } from "../snapshot/pull.ts";
import type { Known } from "./hands.ts";
import type { Scene } from "./judge.ts";

/** Of every head that was not looked at yet. */
export async function writersOf(
  scene: Scene,
  { change, idle, authors }: Known,
  facts: readonly Fact[],
): Promise<readonly Wrote[]> {
  const seen = new Set(
    ofPull(scene, facts).flatMap((fact) => (fact.kind === "wrote" ? fact.head : [])),
  );
  const now = change.commits.map(({ sha }) => sha);
  const notes = seen.has(change.head) ? [] : [noteOf(scene, change.head, now, idle, authors)];
  const held = new Set([...now, ...idle, change.head]);
  const replaced = headsIn(scene, facts).filter((head) => !seen.has(head) && !held.has(head));
  return [...notes, ...(await readReplaced(scene, replaced, change.base, idle))];
}

/** Replaced before anybody looked. */
async function readReplaced(
  scene: Scene,
  heads: readonly Sha[],
  base: Sha,
  idle: readonly Sha[],
): Promise<readonly Wrote[]> {
  if (heads.length === 0) return [];
  const { mirror, target } = scene;
  const here = await mirror.fetchIfThere(heads);
  const notes: Wrote[] = [];
  for (const head of heads) {
    const read = here.has(head) ? await mirror.readChange(base, head) : null;
    const commits = read?.kind === "change" ? read.change.commits.map(({ sha }) => sha) : [head];
    const authors = await fetchAuthors(target.octokit, target.repository, commits, {});
    notes.push(noteOf(scene, head, commits, idle, authors));
  }
  return notes;
}

function noteOf(
  { target }: Scene,
  head: Sha,
  commits: readonly Sha[],
  idle: readonly Sha[],
  authors: Readonly<Record<string, CommitPeople>>,
): Wrote {
  const { repository, pull } = target.key;
  const isIdle = new Set(idle);
  const people = commits
    .filter((commit) => !isIdle.has(commit))
    .flatMap((commit) => (authors[commit]?.people ?? []).map((person) => ({ person, commit })));
  const once = new Map(people.toReversed().map((each) => [each.person.id, each]));
  return { kind: "wrote", repository, pull, head, people: [...once.values()].toReversed() };
}

function headsIn(scene: Scene, facts: readonly Fact[]): readonly Sha[] {
  const heads = ofPull(scene, facts).flatMap((fact) => {
    if (fact.kind === "opened") return [fact.head];
    return fact.kind === "updated" || fact.kind === "branch-moved" ? [fact.before, fact.after] : [];
  });
  return [...new Set(heads)].filter((head) => !isNothing(head));
}

function ofPull({ target: { key } }: Scene, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(
    (fact) => "pull" in fact && fact.repository === key.repository && fact.pull === key.pull,
  );
}
