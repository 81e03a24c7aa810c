/** Files that look as if they moved money, by their names or by words in them. */
import type { Version } from "../../domain/change.ts";
import { builtInPolicy, guard } from "../policy/builtin.ts";
import { compileAreas } from "../policy/match.ts";

/** Files of one folder that nobody guards. */
export interface Group {
  /** With "/" at its end; empty for the top of the repository. */
  readonly folder: string;
  readonly files: number;
  /** One that has the clue. */
  readonly example: string;
  /** The built-in area whose names most of them have, or the word that most of them use. */
  readonly clue: string;
}

const usual = compileAreas({
  areas: builtInPolicy.areas.filter(({ name }) => name !== guard.name),
});

/** The built-in area that would guard it, or null. */
export function namedLike(entry: Pick<Version, "path" | "kind">): string | null {
  return isAside(entry.path) ? null : (usual.areasAt(entry)[0]?.name ?? null);
}

/**
 * Tests, examples, papers, other people's code and what is drawn or written for people: a policy
 * may guard them, but nobody has to, and a list that names them is not read.
 */
export function isAside(path: string): boolean {
  return asideFolder.test(path) || asideName.test(path);
}

const asideFolder =
  /(?:^|\/)(?:(?:[^/]*[._-])?tests?|e2e|__tests__|specs?|test[-_]?(?:data|kit|utils?)|bench(?:es|marks?)?|fuzz|fixtures?|mocks?|__mocks__|examples?|samples?|demos?|docs?|documentation|changelogs?|node_modules|vendor|third[-_]party|dist|assets|images?|img|icons?|locales?|i18n)\//i;
const asideName =
  /(?:^|\/)(?:test_[^/]*|conftest\.py|\.gitignore|\.gitkeep|\.env[^/]*\.(?:example|sample|template|tests?)|[^/]*[._-](?:tests?|spec)\.[a-z]+|[^/]*(?:Test|Tests|Mock)\.[a-z]+|[^/]*\.t\.sol|[^/]*\.(?:md|mdx|rst|txt|adoc|png|jpe?g|gif|svg|ico|webp|pdf|drawio|excalidraw|csv|tsv|feather|parquet|ipynb|html?|s?css|less|lock|map|snap|woff2?|ttf))$/i;

/** Languages in which code is written that pays out or trades; words in prose say nothing. */
const source =
  /\.(?:py|pyx|ts|tsx|mts|cts|js|jsx|mjs|cjs|go|rs|java|kt|kts|scala|cs|c|h|cc|cpp|hpp|sol|vy|move|cairo|swift|rb|php|ex|exs|hs|ml|sql)$/i;

export function isWorthReading({ path, kind }: Version): boolean {
  return (kind === "file" || kind === "executable") && source.test(path) && !isAside(path);
}

/**
 * What code that moves money says and other code hardly does. "order", "transfer", "balance" and
 * "key" are in every second file of any repository, so each word here is a phrase or has one sense.
 */
const words: readonly (readonly [clue: string, pattern: RegExp])[] = [
  ["withdraw", /withdraw(?!n)/i],
  ["payout", /pay_?outs?(?![a-z])/i],
  ["private key", /(?<!without[ _-]?)private[ _-]?key/i],
  ["mnemonic", /mnemonic|seed[ _-]?phrase/i],
  ["sign transaction", /(?<!de|re|as)sign(?:ed)?[ _-]?(?:raw)?[ _-]?(?:transaction|tx(?![a-z]))/i],
  ["send transaction", /send[ _-]?(?:raw)?[ _-]?transaction/i],
  ["transfer funds", /transfer[ _-]?(?:funds?|assets?)(?![a-z])/i],
  ["max position", /max(?:imum)?[ _-]?position/i],
  ["notional limit", /notional[ _-]?limit|max[ _-]?notional(?:[ _-]?per|\w{0,40} ?[:=] ?\d)/i],
  // A bare "max notional" is a field of every instrument; where it is compared, it bounds.
  ["notional limit", /[<>]=? {0,2}[\w.]{0,40}max_?notional|max_?notional\w{0,40} {0,2}[<>]/i],
  ["place order", /(?:place|submit|create)[ _-]?(?:limit|market)[ _-]?order/i],
];

/** The first bytes of a file hold its words as well as all of them would. */
export const bytesRead = 256 * 1024;

const perByte = new TextDecoder("latin1");

/** The first clue in it, or null. Bytes that are no text have none, nor has what a bundler made. */
export function wordIn(bytes: Uint8Array): string | null {
  const text = perByte.decode(bytes.subarray(0, bytesRead));
  if (text.includes("\0") || isBundled(text)) return null;
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const shortBundle = 2_000;
const longLine = 300;

/** People do not write lines of such a length, one after the other. */
function isBundled(text: string): boolean {
  return text.length > shortBundle && text.length / text.split("\n").length > longLine;
}

/** The highest folder that has such a name itself, so that a tree of them is one line; else its own. */
export function folderOf(path: string): string {
  const slashes = [...path.matchAll(/\//g)].map(({ index }) => index + 1);
  const named = slashes.find((end) => isNamedFolder(path.slice(0, end)));
  return path.slice(0, named ?? slashes.at(-1) ?? 0);
}

/** A built-in area would guard whatever is in it; `folder` with "/" at its end. */
export function isNamedFolder(folder: string): boolean {
  return usual.areasAt({ path: `${folder}_` as Version["path"], kind: "file" }).length > 0;
}

/** Why a file looks as if it moved money: a built-in area's name, or a word in it. */
export interface Clue {
  readonly path: string;
  readonly clue: string;
}

/** Most files first, then by name. */
export function groupsOf(found: readonly Clue[]): readonly Group[] {
  return [...withoutCrumbs(Map.groupBy(found, ({ path }) => folderOf(path)))]
    .map(([folder, files]) => {
      const clue = mostFrequent(files.map((file) => file.clue));
      const paths = files.filter((file) => file.clue === clue).map(({ path }) => path);
      return { folder, files: files.length, example: exampleOf(paths) ?? folder, clue };
    })
    .sort((one, other) => other.files - one.files || (one.folder < other.folder ? -1 : 1));
}

/** A folder of fewer files is told together with its neighbours, if it has several like it. */
const fewFiles = 5;
const severalFolders = 3;

function withoutCrumbs(
  byFolder: ReadonlyMap<string, readonly Clue[]>,
): ReadonlyMap<string, readonly Clue[]> {
  const crumbs = [...byFolder].filter(([, files]) => files.length < fewFiles);
  const byParent = Map.groupBy(crumbs, ([folder]) => parentOf(folder));
  const joined = new Map(byFolder);
  for (const [parent, folders] of byParent) {
    if (isTop(parent) || folders.length < severalFolders) continue;
    const files = folders.flatMap(([, inner]) => inner);
    for (const [folder] of folders) joined.delete(folder);
    joined.set(parent, [...(joined.get(parent) ?? []), ...files]);
  }
  return joined;
}

/** "Somewhere below src" is no help. */
function isTop(folder: string): boolean {
  return folder.indexOf("/") === folder.length - 1;
}

function parentOf(folder: string): string {
  return folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
}

/** Code tells more than what is around it; `__init__.py` and `.editorconfig` tell nothing. */
function exampleOf(paths: readonly string[]): string | undefined {
  const telling = paths.filter((path) => !/(?:^|\/)[._]/.test(path));
  return telling.find((path) => source.test(path)) ?? telling[0] ?? paths[0];
}

function mostFrequent(clues: readonly string[]): string {
  const counts = [...Map.groupBy(clues, (clue) => clue)];
  return counts.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? "";
}
