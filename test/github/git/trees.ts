/** Trees: what files a commit holds, and new trees with some of them changed. */
import { readObject, writeObject } from "./objects.ts";

export interface Entry {
  /** As git writes it: `100644`, `100755`, `120000`, `160000`, `40000`. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** What becomes of a path; null deletes it. */
export type Edit = { readonly content: string | Buffer; readonly mode?: string } | null;

const directoryMode = "40000";

export function entriesOf(directory: string, tree: string): readonly Entry[] {
  const object = readObject(directory, tree);
  if (object === null || object.type !== "tree") throw new Error(`The fake lost tree ${tree}`);
  const entries: Entry[] = [];
  for (let at = 0; at < object.bytes.length; ) {
    const end = object.bytes.indexOf(0, at);
    const [mode = "", name = ""] = splitOnce(object.bytes.subarray(at, end).toString("utf8"));
    entries.push({ mode, name, id: object.bytes.subarray(end + 1, end + 21).toString("hex") });
    at = end + 21;
  }
  return entries;
}

/** Every file of the tree, by path. */
export function filesOf(directory: string, tree: string): ReadonlyMap<string, Entry> {
  const files = new Map<string, Entry>();
  collect(directory, tree, "", files);
  return files;
}

/** The entry at a path, be it a file or a directory; null when there is none. */
export function entryAt(directory: string, tree: string, path: string): Entry | null {
  const [first = "", ...rest] = path.split("/");
  const entry = entriesOf(directory, tree).find(({ name }) => name === first);
  if (entry === undefined) return null;
  if (rest.length === 0) return entry;
  return entry.mode === directoryMode ? entryAt(directory, entry.id, rest.join("/")) : null;
}

/** A new tree; `tree` null starts from nothing. */
export function editTree(
  directory: string,
  tree: string | null,
  edits: Readonly<Record<string, Edit>>,
): string {
  const entries = new Map(
    tree === null ? [] : entriesOf(directory, tree).map((entry) => [entry.name, entry]),
  );
  for (const [name, inside] of byFirstPart(edits)) {
    const next = editEntry(directory, name, entries.get(name), inside);
    if (next === null) entries.delete(name);
    else entries.set(name, next);
  }
  return writeTree(directory, [...entries.values()]);
}

function editEntry(
  directory: string,
  name: string,
  before: Entry | undefined,
  inside: Readonly<Record<string, Edit>>,
): Entry | null {
  const own = inside[""];
  if (own === null) return null;
  if (own !== undefined) {
    const id = writeObject(directory, "blob", Buffer.from(own.content));
    return { mode: own.mode ?? before?.mode ?? "100644", name, id };
  }
  const subtree = before?.mode === directoryMode ? before.id : null;
  const id = editTree(directory, subtree, inside);
  return entriesOf(directory, id).length === 0 ? null : { mode: directoryMode, name, id };
}

/** `{ "a/b": x, "c": y }` → a: { "b": x }, c: { "": y }. */
function byFirstPart(
  edits: Readonly<Record<string, Edit>>,
): ReadonlyMap<string, Readonly<Record<string, Edit>>> {
  const groups = new Map<string, Record<string, Edit>>();
  for (const [path, edit] of Object.entries(edits)) {
    const [first = "", ...rest] = path.split("/");
    groups.set(first, { ...groups.get(first), [rest.join("/")]: edit });
  }
  return groups;
}

function writeTree(directory: string, entries: readonly Entry[]): string {
  const sortName = (entry: Entry) =>
    Buffer.from(entry.mode === directoryMode ? `${entry.name}/` : entry.name);
  const sorted = entries.toSorted((a, b) => Buffer.compare(sortName(a), sortName(b)));
  const parts = sorted.flatMap((entry) => [
    Buffer.from(`${entry.mode} ${entry.name}\0`),
    Buffer.from(entry.id, "hex"),
  ]);
  return writeObject(directory, "tree", Buffer.concat(parts));
}

function collect(directory: string, tree: string, prefix: string, into: Map<string, Entry>): void {
  for (const entry of entriesOf(directory, tree)) {
    const path = `${prefix}${entry.name}`;
    if (entry.mode === directoryMode) collect(directory, entry.id, `${path}/`, into);
    else into.set(path, entry);
  }
}

function splitOnce(text: string): readonly string[] {
  const at = text.indexOf(" ");
  return [text.slice(0, at), text.slice(at + 1)];
}
