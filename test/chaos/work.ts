/** Branches that people work on: what becomes of their commits. */
import { commit, type NewCommit } from "../stories/desk.ts";
import type { Firm } from "../stories/firm.ts";
import { everybody, stranger, writers } from "./cast.ts";
import type { Random } from "./random.ts";

export interface Work {
  readonly branch: string;
  readonly coder: string;
  /** What it changes, and in which version. */
  readonly paths: readonly string[];
  /** Heads it had, oldest first; the first commit's parent is before them. */
  readonly heads: string[];
  readonly root: string;
  version: number;
  /** It is, or was, for more than one base: merged as one new commit, so that bases share nothing. */
  isShared: boolean;
  /** It descends from a base's tip, so it can be for no other. */
  isBound: boolean;
}

/** Words alone: no detector has anything to say about them. Before the first version there is nothing. */
function files({ paths, branch, version }: Work): NonNullable<NewCommit["files"]> {
  const text = `"""What ${branch} does, in version ${version} of it."""\n`;
  return Object.fromEntries(paths.map((path) => [path, version === 0 ? null : text]));
}

const folders = {
  strategies: ["strategies"],
  withdraw: ["services/withdraw"],
  both: ["strategies", "services/withdraw"],
  docs: ["docs"],
} as const;

export function newPaths(random: Random, number: number): readonly string[] {
  const kind = random.among({ strategies: 55, withdraw: 20, both: 10, docs: 15 });
  return folders[kind].map((folder) => `${folder}/part-${number}.py`);
}

/** The next commit of the work, mostly by the coder, and sometimes by others in some way. */
export function nextCommit(
  firm: Firm,
  random: Random,
  work: Work,
  parents: readonly string[],
  isSame = false,
): string {
  if (!isSame) work.version += 1;
  const someone = () => signed(random.pick(everybody) ?? work.coder);
  const coder = random.chance(0.97) ? work.coder : stranger;
  const author = random.chance(0.85) ? signed(coder) : someone();
  const committer = random.chance(0.9) ? author : someone();
  const helper = someone();
  const trailer = random.chance(0.07) ? `\n\nCo-authored-by: ${helper.name} <${helper.email}>` : "";
  const wanted: NewCommit = {
    author,
    committer,
    parents,
    files: files(work),
    message: `Change ${work.branch} to ${work.version}, push ${work.heads.length}${trailer}`,
  };
  return commit(firm, wanted);
}

export function signed(login: string) {
  return { name: login, email: `${login}@example.com` };
}

/** Mostly the coder pushes, and sometimes whoever may. */
export function pusherOf(random: Random, { coder }: Work): string {
  return random.chance(0.85) ? coder : (random.pick(writers) ?? coder);
}
