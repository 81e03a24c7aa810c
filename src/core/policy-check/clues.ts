/** Files that look as if they moved money, by their names or by words in them. */
import type { Version } from "../../domain/change.ts";
import { builtInPolicy, guard } from "../policy/builtin.ts";
import { compileAreas } from "../policy/match.ts";

/** Files of one folder that nobody guards. */
export interface Group {
  /** With "/" at its end; empty for the top of the repository. */
  readonly folder: string;
  readonly files: number;
  /** The first by name. */
  readonly example: string;
  /** The built-in area whose names they have, or the word that most of them use. */
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
  /(?:^|\/)(?:tests?|unit[-_]tests?|e2e|__tests__|specs?|test[-_]?data|fixtures?|mocks?|__mocks__|examples?|samples?|demos?|docs?|documentation|changelogs?|node_modules|vendor|third[-_]party|dist|assets|images?|img|icons?|locales?|i18n)\//i;
const asideName =
  /(?:^|\/)(?:test_[^/]*|conftest\.py|[^/]*[._-](?:tests?|spec)\.[a-z]+|[^/]*(?:Test|Tests|Mock)\.[a-z]+|[^/]*\.t\.sol|[^/]*\.(?:md|mdx|rst|txt|adoc|png|jpe?g|gif|svg|ico|webp|pdf|drawio|excalidraw|csv|tsv|feather|parquet|ipynb|html?|s?css|less|lock|map|snap|woff2?|ttf))$/i;

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
  ["private key", /private[ _-]?key/i],
  ["mnemonic", /mnemonic|seed[ _-]?phrase/i],
  ["sign transaction", /(?<!de|re|as)sign(?:ed)?[ _-]?(?:raw)?[ _-]?(?:transaction|tx(?![a-z]))/i],
  ["send transaction", /send[ _-]?(?:raw)?[ _-]?transaction/i],
  ["transfer funds", /transfer[ _-]?(?:funds?|assets?)(?![a-z])/i],
  ["max position", /max(?:imum)?[ _-]?position/i],
  ["notional limit", /(?:max[ _-]?notional|notional[ _-]?limit)/i],
  ["place order", /(?:place|submit|create)[ _-]?(?:limit|market)[ _-]?order/i],
];

/** The first bytes of a file hold its words as well as all of them would. */
export const bytesRead = 256 * 1024;

const perByte = new TextDecoder("latin1");

/** The first clue in it, or null. Bytes that are no text have none. */
export function wordIn(bytes: Uint8Array): string | null {
  const text = perByte.decode(bytes.subarray(0, bytesRead));
  if (text.includes("\0")) return null;
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The highest folder that has such a name itself, so that a tree of them is one line; else its own. */
export function folderOf(path: string): string {
  const slashes = [...path.matchAll(/\//g)].map(({ index }) => index + 1);
  const named = slashes.find(
    (end) =>
      usual.areasAt({ path: `${path.slice(0, end)}_` as Version["path"], kind: "file" }).length > 0,
  );
  return path.slice(0, named ?? slashes.at(-1) ?? 0);
}

interface Clue {
  readonly path: string;
  readonly clue: string;
}

/** Most files first, then by name. */
export function groupsOf(found: readonly Clue[]): readonly Group[] {
  return [...withoutCrumbs(Map.groupBy(found, ({ path }) => folderOf(path)))]
    .map(([folder, files]) => ({
      folder,
      files: files.length,
      example: exampleOf(files.map(({ path }) => path)) ?? folder,
      clue: mostFrequent(files.map(({ clue }) => clue)),
    }))
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

/** `__init__.py` and `.gitignore` tell nothing. */
function exampleOf(paths: readonly string[]): string | undefined {
  return paths.find((path) => !/(?:^|\/)[._][^/]*$/.test(path)) ?? paths[0];
}

function mostFrequent(clues: readonly string[]): string {
  const counts = [...Map.groupBy(clues, (clue) => clue)];
  return counts.sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? "";
}
