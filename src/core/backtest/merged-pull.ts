/** Which commits of a branch brought a pull request, by their parents and by what they say. */
import type { Landing, MergedPull } from "../../domain/backtest.ts";

/** A pull request, or why the commit is none. */
export type Brought = MergedPull | "plain" | "octopus";

/**
 * Every merge is taken for one, as many forges and people write no number. A single commit is one
 * when it says so; what GitHub's "rebase and merge" brought looks like plain pushes.
 */
export function broughtBy(landing: Landing): Brought {
  const [first, second, ...more] = landing.parents;
  const { commit, at, message } = landing;
  if (more.length > 0) return "octopus";
  if (first === undefined) return "plain";
  const { number, title } = namedIn(message);
  if (second !== undefined)
    return { commit, base: first, head: second, way: "merge", number, title, at };
  if (number === null) return "plain";
  return { commit, base: first, head: commit, way: "squash", number, title, at };
}

/** In the subject: GitHub, Azure, Bitbucket Server, Bors, Bitbucket. */
const numbered: readonly RegExp[] = [
  /^Merge pull request #(\d{1,10})\b/,
  /^Merged PR (\d{1,10}):/,
  /^Pull request #(\d{1,10}):/,
  /^(?:Auto merge of|Merge) #(\d{1,10})\b/,
  /\(pull request #(\d{1,10})\)$/,
  /\(#(\d{1,10})\)$/,
];
/** GitLab's last line. */
const mergeRequest = /^See merge request \S*!(\d{1,10})$/m;

/** These subjects name a branch; the title stands below. */
const titledBelow = /^Merge (?:pull request #\d|branch '|remote-tracking branch ')|^Merged in /;

const longestTitle = 200;

function namedIn(message: string): Pick<MergedPull, "number" | "title"> {
  const [subject = "", ...below] = message
    .slice(0, 10_000)
    .split("\n")
    .map((line) => line.trim());
  const patterns = numbered.map((pattern) => pattern.exec(subject)?.[1]);
  const number = patterns.find((found) => found !== undefined) ?? mergeRequest.exec(message)?.[1];
  const title = titledBelow.test(subject) ? below.find(isTitle) : undefined;
  return {
    number: number === undefined ? null : Number(number),
    title: (title ?? subject).slice(0, longestTitle),
  };
}

/** No list of conflicts, no trailer, no reference. */
function isTitle(line: string): boolean {
  return line !== "" && !/^(?:#|\*|-|Conflicts:|See merge request |[\w-]+: )/.test(line);
}
