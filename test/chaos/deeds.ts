/** What people do, by chance: each deed is a request of theirs, which GitHub may refuse. */
import type { Pull } from "../github/world/repository.ts";
import { commit, pushQuietly } from "../stories/desk.ts";
import { at, type Login } from "../stories/firm.ts";
import { bases, brokenPolicy, everybody, guarded, policies, writers } from "./cast.ts";
import { policyAt } from "./policy-words.ts";
import { anyone, anyWork, type Done, openPulls, type Stage, tip } from "./stage.ts";
import { newPaths, nextCommit, pusherOf, signed, type Work } from "./work.ts";

export async function open(stage: Stage): Promise<Done> {
  const { firm, as, random, works, root } = stage;
  const number = works.size + 1;
  const branch = `work-${number}`;
  const base = random.among({ main: 65, "release/1": 25, side: 10 });
  const coder = anyone(stage, writers);
  const isBound = random.chance(0.3);
  const work: Work = {
    branch,
    coder,
    paths: newPaths(random, number),
    heads: [],
    root: isBound ? tip(stage, base) : root,
    version: 0,
    isShared: false,
    isBound,
  };
  works.set(branch, work);
  await push(stage, work, nextCommit(firm, random, work, [work.root]));
  const opener = random.chance(0.85) ? coder : anyone(stage);
  const wanted = { ...at, head: branch, title: `Change ${number}`, body: "" };
  const { data } = await as(opener).pulls.create({ ...wanted, base });
  if (isBound || !random.chance(0.08)) return { pull: data.number };
  work.isShared = true;
  const other = random.pick(bases.filter((each) => each !== base)) ?? "main";
  await as(anyone(stage)).pulls.create({ ...wanted, base: other });
  return { base };
}

async function push(stage: Stage, work: Work, sha: string): Promise<void> {
  work.heads.push(sha);
  await pushQuietly(stage.firm, pusherOf(stage.random, work) as Login, work.branch, sha);
}

export async function pushMore(stage: Stage): Promise<Done> {
  const found = anyWork(stage);
  if (found === null) return null;
  const { pull, work } = found;
  const mayMerge = !work.isShared && stage.random.chance(0.15);
  if (mayMerge) work.isBound = true;
  // What it was two versions ago, or nothing at all.
  else if (stage.random.chance(0.2))
    work.version = stage.random.chance(0.4) ? -1 : Math.max(-1, work.version - 2);
  const parents = [pull.head.sha, ...(mayMerge ? [tip(stage, pull.base.ref)] : [])];
  await push(stage, work, nextCommit(stage.firm, stage.random, work, parents, mayMerge));
  return { base: pull.base.ref };
}

/** By the button: the base branch merged in, and nothing else. */
export async function update(stage: Stage): Promise<Done> {
  const found = anyWork(stage);
  if (found === null || found.work.isShared) return null;
  const { pull, work } = found;
  const about = { ...at, pull_number: pull.number };
  await stage.as(anyone(stage, writers)).pulls.updateBranch(about);
  work.isBound = true;
  work.heads.push(pull.head.sha);
  return { pull: pull.number };
}

/** Made anew, with the same change or another; or back to what it was before. */
export async function forcePush(stage: Stage): Promise<Done> {
  const found = anyWork(stage);
  if (found === null) return null;
  const { firm, random } = stage;
  const { pull, work } = found;
  const before = random.pick(work.heads.filter((head) => head !== pull.head.sha));
  if (before !== undefined && random.chance(0.3)) {
    await push(stage, work, before);
    return { pull: pull.number };
  }
  const isRebased = !work.isShared && random.chance(0.4);
  if (isRebased) work.isBound = true;
  const parent = isRebased ? tip(stage, pull.base.ref) : work.root;
  await push(stage, work, nextCommit(firm, random, work, [parent], random.chance(0.4)));
  return { pull: pull.number };
}

const said = { APPROVE: 76, REQUEST_CHANGES: 9, COMMENT: 15 } as const;

/** Mostly whoever could still help gives an opinion. */
export async function review(stage: Stage): Promise<Done> {
  const { random, firm, as } = stage;
  const closed = firm.repository.pulls.filter(({ state }) => state === "closed");
  const pull = random.pick(random.chance(0.97) ? inTheTalk(stage) : closed);
  if (pull === undefined) return null;
  const event = random.among(said);
  const done = new Set(
    pull.reviews
      .filter(({ commit: of, state }) => of === pull.head.sha && state === "APPROVED")
      .map(({ author }) => author.login),
  );
  const fresh = everybody.filter((login) => login !== pull.author.login && !done.has(login));
  const who = anyone(stage, random.chance(0.9) && fresh.length > 0 ? fresh : everybody);
  const about = { ...at, pull_number: pull.number, body: "Read it." };
  await as(who).pulls.createReview({ ...about, event });
  return { pull: pull.number };
}

export async function dismiss(stage: Stage): Promise<Done> {
  const { random, as } = stage;
  const pulls = openPulls(stage).filter(({ reviews }) => reviews.some(isOpinion));
  const pull = random.pick(pulls);
  const found = random.pick((pull?.reviews ?? []).filter(isOpinion));
  if (pull === undefined || found === undefined) return null;
  const who = random.chance(0.5) ? found.author.login : anyone(stage, writers);
  const about = { ...at, pull_number: pull.number, review_id: found.id };
  await as(who).pulls.dismissReview({ ...about, message: "No." });
  return { pull: pull.number };
}

/** Mostly a few that everybody looks at, so that some come to an end. */
function inTheTalk(stage: Stage): readonly Pull[] {
  const open = openPulls(stage);
  return stage.random.chance(0.6) ? open.slice(0, 6) : open;
}

function isOpinion({ state }: Pull["reviews"][number]): boolean {
  return state === "APPROVED" || state === "CHANGES_REQUESTED";
}

export async function retarget(stage: Stage): Promise<Done> {
  const found = anyWork(stage);
  if (found === null || found.work.isBound) return null;
  const { pull, work } = found;
  const taken = openPulls(stage).filter(({ head }) => head.ref === pull.head.ref);
  const free = bases.filter((base) => !taken.some((other) => other.base.ref === base));
  const base = stage.random.pick(free);
  if (base === undefined) return null;
  work.isShared = true;
  await stage.as(anyone(stage, writers)).pulls.update({ ...at, pull_number: pull.number, base });
  return { pull: pull.number };
}

export async function pushToBase(stage: Stage): Promise<Done> {
  const base = anyone(stage, bases);
  const path = anyone(stage, ["docs/news.md", "strategies/news.py"]);
  const text = `"""News ${stage.random.below(1e9)}."""\n`;
  await commitToBase(stage, base, { [path]: text });
  return { base };
}

/** One that nobody can make sense of is mended before anything else. */
export async function changePolicy(stage: Stage): Promise<Done> {
  const { random } = stage;
  const broken = guarded.find((base) => policyAt(stage.firm.repository, base) === null);
  const base = broken ?? anyone(stage, guarded);
  const text =
    broken === undefined && random.chance(0.15)
      ? brokenPolicy
      : policies[random.among({ usual: 1, loose: 2, custody: 1, mixed: 1, overruled: 1 })];
  await commitToBase(stage, base, { ".github/foureyes.yml": text });
  return { base };
}

export function isPolicyBroken({ firm }: Stage): boolean {
  return guarded.some((base) => policyAt(firm.repository, base) === null);
}

async function commitToBase(
  stage: Stage,
  base: string,
  files: Record<string, string>,
): Promise<void> {
  const who = anyone(stage, writers);
  const sha = commit(stage.firm, { author: signed(who), parents: [tip(stage, base)], files });
  await pushQuietly(stage.firm, who as Login, base, sha);
}

export async function close(stage: Stage): Promise<Done> {
  const pull = stage.random.pick(openPulls(stage));
  if (pull === undefined) return null;
  const { number } = pull;
  await stage
    .as(anyone(stage, writers))
    .pulls.update({ ...at, pull_number: number, state: "closed" });
  return { pull: number };
}

export async function reopen(stage: Stage): Promise<Done> {
  const isOpen = new Set(openPulls(stage).map(({ head, base }) => `${head.ref} ${base.ref}`));
  const closed = stage.firm.repository.pulls.filter(
    ({ state, merged, head, base }) =>
      state === "closed" && merged === null && !isOpen.has(`${head.ref} ${base.ref}`),
  );
  const pull = stage.random.pick(closed.slice(-20));
  if (pull === undefined) return null;
  const { number } = pull;
  await stage
    .as(anyone(stage, writers))
    .pulls.update({ ...at, pull_number: number, state: "open" });
  return { pull: number };
}

/** Mostly of what is green, or of what somebody just did something to; as one new commit where the branch is for several bases. */
export async function merge(stage: Stage): Promise<Done> {
  const { random, works, as, merging } = stage;
  const pulls = openPulls(stage);
  const green = pulls.filter((pull) => isGreen(stage, pull));
  const just = pulls.filter((pull) => pull === stage.talkedOf);
  const among = random.among({ green: 55, just: 25, any: 20 });
  const pull = random.pick({ green, just, any: pulls }[among]);
  const work = works.get(pull?.head.ref ?? "");
  if (pull === undefined || work === undefined) return null;
  const merge_method = work.isShared ? "squash" : "merge";
  const base = pull.base.ref;
  const tell = merging(pull);
  await as(anyone(stage, writers))
    .pulls.merge({ ...at, pull_number: pull.number, merge_method })
    .then(
      () => tell(true),
      (cause: unknown) => {
        tell(false);
        throw cause;
      },
    );
  return { base };
}

function isGreen({ firm }: Stage, { head }: Pull): boolean {
  const run = firm.repository.runs.findLast(
    ({ headSha, name }) => headSha === head.sha && name === "foureyes",
  );
  return run?.conclusion === "success";
}
