/** Commits: read with everything an API tells about them, and written. */
import { readObject, writeObject } from "./objects.ts";
import { sign } from "./signature.ts";

export interface Stamp {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Stamp;
  readonly committer: Stamp;
  readonly message: string;
  readonly signed: { readonly signature: string; readonly payload: string } | null;
}

export type NewCommit = Omit<Commit, "sha" | "signed">;

/** A commit never changes, and a process reads the same ones over and over. */
const known = new Map<string, Commit>();

/** Null when there is no such commit here. */
export function readCommit(directory: string, sha: string): Commit | null {
  const key = `${directory}\0${sha}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const object = readObject(directory, sha);
  if (object === null || object.type !== "commit") return null;
  const commit = parseCommit(sha, object.bytes.toString("utf8"));
  known.set(key, commit);
  return commit;
}

/** As `readCommit`, where the fake itself says that the commit is there. */
export function commitOf(directory: string, sha: string): Commit {
  const commit = readCommit(directory, sha);
  if (commit === null) throw new Error(`The fake lost commit ${sha}`);
  return commit;
}

/** `key`: whose signature it has; null: none. */
export function writeCommit(directory: string, commit: NewCommit, key: string | null = null) {
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${stampText(commit.author)}`,
    `committer ${stampText(commit.committer)}`,
  ].join("\n");
  const message = commit.message.endsWith("\n") ? commit.message : `${commit.message}\n`;
  const payload = `${headers}\n\n${message}`;
  const signature = key === null ? "" : `\n${gpgsig}${indented(sign(key, payload))}`;
  const text = `${headers}${signature}\n\n${message}`;
  return writeObject(directory, "commit", Buffer.from(text));
}

const gpgsig = "gpgsig ";

/** Headers go on in lines that begin with a space. */
function indented(text: string): string {
  return text.replaceAll("\n", "\n ");
}

function stampText(stamp: Stamp): string {
  return `${stamp.name} <${stamp.email}> ${Math.floor(Date.parse(stamp.date) / 1000)} +0000`;
}

function parseCommit(sha: string, text: string): Commit {
  const end = text.indexOf("\n\n");
  const headers = (end < 0 ? text : text.slice(0, end)).split("\n");
  const valuesOf = (name: string) =>
    headers
      .filter((line) => line.startsWith(`${name} `))
      .map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: valuesOf("tree")[0] ?? "",
    parents: valuesOf("parent"),
    author: parseStamp(valuesOf("author")[0] ?? ""),
    committer: parseStamp(valuesOf("committer")[0] ?? ""),
    message: end < 0 ? "" : text.slice(end + 2).replace(/\n$/, ""),
    signed: signatureIn(end < 0 ? text : text.slice(0, end), text),
  };
}

function signatureIn(headers: string, text: string): Commit["signed"] {
  const header = /\ngpgsig (.*(?:\n .*)*)/.exec(headers);
  if (header === null) return null;
  const signature = (header[1] ?? "").replaceAll("\n ", "\n");
  return { signature, payload: text.replace(header[0], "") };
}

function parseStamp(text: string): Stamp {
  const match = /^(.*?) ?<([^>]*)> (-?\d+)/.exec(text);
  const seconds = Number(match?.[3] ?? 0);
  return {
    name: match?.[1] ?? "",
    email: match?.[2] ?? "",
    date: new Date(seconds * 1000).toISOString().replace(".000Z", "Z"),
  };
}
