/** What a lockfile pins: each package at its version, where it comes from, and the hash of it. */

export interface Locked {
  /** `name@version`; hostile text. */
  readonly key: string;
  readonly name: string;
  /** Where it is fetched; null where the file does not say. */
  readonly source: string | null;
  readonly hash: string | null;
  /** 1-based: where its source stands, and its hash. */
  readonly sourceLine: number;
  readonly hashLine: number;
}

/** The others have a form of their own. */
const known =
  /^(?:go\.sum|package-lock\.json|npm-shrinkwrap\.json|(?:yarn|cargo|poetry|uv|pdm)\.lock|pnpm-lock\.ya?ml)$/;
const mostPackages = 50_000;

/** In one pass over its lines, whatever tool wrote it; the first of equal ones counts. */
export function lockedIn(name: string, text: string): ReadonlyMap<string, Locked> {
  const found = new Map<string, Locked>();
  if (!known.test(name)) return found;
  const entries = name === "go.sum" ? sumsIn(text) : blocksIn(text);
  for (const entry of entries) {
    if (!found.has(entry.key)) found.set(entry.key, entry);
    if (found.size >= mostPackages) break;
  }
  return found;
}

function* sumsIn(text: string): Generator<Locked> {
  for (const [index, line] of text.split("\n").entries()) {
    const [module, version, hash] = line.trim().split(/\s+/);
    if (module === undefined || version === undefined || hash === undefined) continue;
    yield {
      key: `${module}@${version}`,
      name: module,
      source: null,
      hash,
      sourceLine: index + 1,
      hashLine: index + 1,
    };
  }
}

interface Block {
  name: string | null;
  version: string | null;
  source: string | null;
  hash: string | null;
  sourceLine: number;
  hashLine: number;
}

const empty = { name: null, version: null, source: null, hash: null };

/** A line that starts a package, whatever its file is: JSON, YAML, TOML. */
const heads: readonly RegExp[] = [
  // "node_modules/ethers": {
  /^\s*"(?:node_modules\/)?((?:[^"]{1,200}\/node_modules\/)?[^"]{1,200})":\s*\{\s*$/,
  // ethers@^6.0.0:   "@scope/name@npm:^1":   /ethers@6.0.0:
  /^ {0,2}["'/]*(@?[^\s"'@:]{1,200}(?:@[^\s"']{1,200})?)["']?(?:, [^:]{1,400})?:\s*$/,
  /^\[\[(package)\]\]\s*$/,
];
const field =
  /^\s*-?\s*\{?\s*["']?(name|version|resolved|resolution|source|integrity|checksum|tarball|registry|hash|url(?=\s*=))["']?\s*[:= ]\s*(.{1,600})$/;
/** poetry and uv name each archive with its hash. */
const archive = /(?:file|url)\s*=\s*"([^"]{1,500})",\s*hash\s*=\s*"([^"]{1,200})"/;

function* blocksIn(text: string): Generator<Locked> {
  let block: Block | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    const [, file, hash = null] = archive.exec(line.slice(0, 1_000)) ?? [];
    const name = headIn(line);
    if (file !== undefined) yield archiveOf(file, hash, index + 1);
    else if (name !== null) {
      if (block !== null) yield* lockedFrom(block);
      block = {
        ...empty,
        name: name === "package" ? null : name,
        sourceLine: index + 1,
        hashLine: index + 1,
      };
    } else if (block !== null) addField(block, line, index + 1);
  }
  if (block !== null) yield* lockedFrom(block);
}

function archiveOf(file: string, hash: string | null, line: number): Locked {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const source = file.includes("://") ? file : null;
  return { key: name, name, source, hash, sourceLine: line, hashLine: line };
}

function headIn(line: string): string | null {
  if (line.length > 1_000) return null;
  for (const head of heads) {
    const name = head.exec(line)?.[1];
    // Sections inside a package: "dependencies": {
    if (
      name !== undefined &&
      !/^(?:(?:dev|peer|optional)?dependencies|peerDependenciesMeta|engines|bin|packages|importers|resolution|funding|requires|settings|dependenciesMeta|snapshots|bundledDependencies|specifiers|cpu|os|overrides|optionalDependencies)$/i.test(
        name,
      )
    )
      return name;
  }
  return null;
}

function addField(block: Block, line: string, at: number): void {
  const [, name, text = ""] = field.exec(line.slice(0, 1_000)) ?? [];
  if (name === undefined) return;
  const value = text
    .trim()
    .replace(/,$/, "")
    .replaceAll(/^["']|["']$/g, "");
  if (name === "name") block.name ??= value;
  else if (name === "version") block.version ??= value;
  else if (name === "integrity" || name === "checksum" || name === "hash")
    setHash(block, value, at);
  else if (name === "resolution" && text.includes("integrity:")) setResolution(block, text, at);
  else if (block.source === null) {
    block.source = value;
    block.sourceLine = at;
  }
}

function setHash(block: Block, value: string, at: number): void {
  if (block.hash === null) block.hashLine = at;
  block.hash ??= value;
}

/** pnpm: {integrity: sha512-…, tarball: https://…} */
function setResolution(block: Block, text: string, at: number): void {
  block.hash ??= /integrity:\s*([^,}\s]{1,300})/.exec(text)?.[1] ?? null;
  block.source ??= /tarball:\s*([^,}\s]{1,600})/.exec(text)?.[1] ?? null;
  block.sourceLine = at;
  block.hashLine = at;
}

function* lockedFrom({
  name,
  version,
  source,
  hash,
  sourceLine,
  hashLine,
}: Block): Generator<Locked> {
  if (name === null || (source === null && hash === null)) return;
  const bare = name.replace(/(?<=.)@[^@/]*$/, "");
  yield {
    key: version === null ? name : `${bare}@${version}`,
    name: bare,
    source,
    hash,
    sourceLine,
    hashLine,
  };
}
