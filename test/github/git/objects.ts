/** Git objects of a bare repository: written as loose ones, read from wherever they are. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { gitEnvironment } from "./environment.ts";

export type ObjectType = "blob" | "tree" | "commit" | "tag";

export interface GitObject {
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

/** The object's id; writing what is there already changes nothing. */
export function writeObject(directory: string, type: ObjectType, bytes: Buffer): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]);
  const id = createHash("sha1").update(whole).digest("hex");
  const file = looseFileOf(directory, id);
  if (existsSync(file)) return id;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, deflateSync(whole, { level: 1 }));
  return id;
}

/** Null when the repository has no such object. */
export function readObject(directory: string, id: string): GitObject | null {
  if (!/^[0-9a-f]{40}$/.test(id)) return null;
  const file = looseFileOf(directory, id);
  return existsSync(file) ? parseLoose(inflateSync(readFileSync(file))) : readPacked(directory, id);
}

/** Takes in the objects of a pack; what is broken in it is for git to report when it is pushed. */
export function unpack(directory: string, pack: Buffer): void {
  if (pack.length === 0) return;
  const options = { input: pack, env: gitEnvironment, stdio: "pipe" as const };
  spawnSync("git", ["--git-dir", directory, "unpack-objects", "-q"], options);
}

function looseFileOf(directory: string, id: string): string {
  return join(directory, "objects", id.slice(0, 2), id.slice(2));
}

function parseLoose(whole: Buffer): GitObject {
  const end = whole.indexOf(0);
  const [type] = whole.subarray(0, end).toString("latin1").split(" ");
  return { type: parseType(type), bytes: whole.subarray(end + 1) };
}

/** Pushes are kept loose (see `repository.ts`), so only imported history gets here. */
function readPacked(directory: string, id: string): GitObject | null {
  const answer = execFileSync("git", ["--git-dir", directory, "cat-file", "--batch"], {
    input: `${id}\n`,
    env: gitEnvironment,
    maxBuffer: 1 << 30,
  });
  const end = answer.indexOf(10);
  const [, type, size] = answer.subarray(0, end).toString("latin1").split(" ");
  if (type === "missing" || size === undefined) return null;
  return { type: parseType(type), bytes: answer.subarray(end + 1, end + 1 + Number(size)) };
}

function parseType(text: string | undefined): ObjectType {
  if (text === "blob" || text === "tree" || text === "commit" || text === "tag") return text;
  throw new TypeError(`Not a type of git object: ${JSON.stringify(text)}`);
}
