/** Areas for a repository that has no policy, made of the files that look as if they moved money. */
import type { Version } from "../../domain/change.ts";
import type { Area } from "../../domain/policy.ts";
import { builtInPolicy } from "../policy/builtin.ts";
import { faultOf } from "../policy/glob.ts";
import { compileAreas } from "../policy/match.ts";
import { type Clue, folderOf, isNamedFolder } from "../policy-check/clues.ts";

export interface ProposedArea {
  readonly name: string;
  readonly paths: readonly string[];
  /** Of the tree: how many it would guard. */
  readonly files: number;
}

export interface Proposal {
  readonly areas: readonly ProposedArea[];
  /** The whole of `.github/foureyes.yml`, ready to be read by those who know the code. */
  readonly text: string;
}

/** A policy that nobody reads to its end is not trusted; the rest is collected into folders. */
const mostGlobs = 12;
const proseExcepted = ["**/*.{md,mdx,rst}"];

/** `named`: by the names of files; `worded`: by words in them. Null when there are neither. */
export function proposalOf(
  named: readonly Clue[],
  worded: readonly Clue[],
  tree: readonly Version[],
): Proposal | null {
  const clues = [...named, ...worded.map(({ path, clue }) => ({ path, clue: areaOf(clue) }))];
  const byArea = Map.groupBy(clues, ({ clue }) => clue);
  const areas = builtInPolicy.areas.flatMap(({ name }) => {
    const paths = globsOf((byArea.get(name) ?? []).map(({ path }) => path));
    return paths.length === 0 ? [] : [{ name, paths, files: filesIn(paths, tree) }];
  });
  return areas.length === 0 ? null : { areas, text: textOf(areas) };
}

/** Areas as the policy would have them, for those who ask which files they guard. */
export function areasOf({ areas }: Proposal): readonly Area[] {
  const [like] = builtInPolicy.areas;
  if (like === undefined) return [];
  return areas.map(({ name, paths }) => ({ ...like, name, paths, except: proseExcepted }));
}

/** What a word in a file is about. */
function areaOf(word: string): string {
  switch (word) {
    case "withdraw":
    case "payout":
    case "transfer funds":
      return "withdrawals";
    case "private key":
    case "mnemonic":
    case "sign transaction":
      return "keys";
    case "send transaction":
      return "wallets";
    case "max position":
    case "notional limit":
      return "limits";
    default:
      return "trading";
  }
}

/** The folder where its name says enough or too many files are in it; else the file. */
function globsOf(paths: readonly string[]): readonly string[] {
  const single = distinct(paths.map((path) => folderGlob(path) ?? globFor(path)));
  if (single.length <= mostGlobs) return single;
  const folders = distinct(paths.map((path) => folderGlob(path) ?? `${parentOf(path)}*`));
  return folders.slice(0, mostGlobs * 2);
}

function folderGlob(path: string): string | null {
  const folder = folderOf(path);
  return isNamedFolder(folder) ? `${globFor(folder)}**` : null;
}

function parentOf(path: string): string {
  return globFor(path.slice(0, path.lastIndexOf("/") + 1));
}

/** Signs that mean something in a glob, or that nobody sees, stand for any sign. */
function globFor(path: string): string {
  return path.replace(/[^\w@.+/-]+/gu, (signs) =>
    /^[!-~]+$/.test(signs) ? "?".repeat(signs.length) : "*",
  );
}

function filesIn(paths: readonly string[], tree: readonly Version[]): number {
  const [like] = builtInPolicy.areas;
  if (like === undefined) return 0;
  const { areasAt } = compileAreas({ areas: [{ ...like, paths, except: proseExcepted }] });
  return tree.filter((entry) => areasAt(entry).length > 0).length;
}

function distinct(globs: readonly string[]): readonly string[] {
  return [...new Set(globs)].filter((glob) => faultOf(glob) === null).sort();
}

function textOf(areas: readonly ProposedArea[]): string {
  const listed = areas.map(({ name, paths }) =>
    [
      `  - name: ${name}`,
      "    paths:",
      ...paths.map((path) => `      - ${JSON.stringify(path)}`),
      `    except: ${JSON.stringify(proseExcepted)}`,
      "    reviews: { required: 2 }",
    ].join("\n"),
  );
  return `version: 1\nmode: observe\n\nareas:\n${listed.join("\n")}\n`;
}
