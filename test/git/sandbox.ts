/** Real repositories for the tests: made by git, object by object where git would refuse. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { parseSha, type Sha } from "../../src/domain/sha.ts";

/** A file of a tree: its content, or an object that is there already (or nowhere). */
export interface Entry {
  readonly mode?: string;
  readonly content?: string | Uint8Array;
  readonly object?: Sha;
}

/** By path; text stands for an ordinary file with that content. */
export type Files = Readonly<Record<string, string | Entry>>;

export interface CommitOptions {
  readonly parents?: readonly Sha[];
  readonly message?: string;
  readonly author?: string;
  readonly committer?: string;
}

export interface Sandbox {
  readonly directory: string;
  git(...command: readonly string[]): string;
  gitWith(input: string | Uint8Array, ...command: readonly string[]): string;
  blob(content: string | Uint8Array): Sha;
  /** A commit of exactly these files; HEAD and main move to it. */
  commit(files: Files, options?: CommitOptions): Sha;
  /** Any object, byte for byte, whatever git thinks of it. */
  object(type: "blob" | "tree" | "commit", bytes: Uint8Array): Sha;
}

/** A directory that goes when the test ends. */
export function aDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "foureyes-git-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}

/** An empty repository; "sha256" for the other object format. */
export function aRepository(format: "sha1" | "sha256" = "sha1"): Sandbox {
  const directory = aDirectory();
  const gitWith = (input: string | Uint8Array, ...command: readonly string[]): string =>
    execFileSync("git", command, {
      cwd: directory,
      input,
      env: gitEnvironment,
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
      timeout: 20_000,
    })
      .toString("utf8")
      .trimEnd();
  const git = (...command: readonly string[]): string => gitWith("", ...command);
  layOut(join(directory, ".git"), format);
  const object: Sandbox["object"] = (type, bytes) =>
    writeObject(join(directory, ".git", "objects"), format, type, bytes);
  const sandbox: Sandbox = {
    directory,
    git,
    gitWith,
    blob: (content) => object("blob", Buffer.from(content)),
    object,
    commit(files, options = {}) {
      const tree = treeOf(sandbox, files);
      const sha = object("commit", Buffer.from(commitBytes(tree, options)));
      writeFileSync(join(directory, ".git", "refs/heads/main"), `${sha}\n`);
      return sha;
    },
  };
  return sandbox;
}

/** Nothing of the machine's own configuration, and no clock. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  LC_ALL: "C",
};

const ordinary = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = false
	logallrefupdates = true
`;
const withSha256 = `[core]
	repositoryformatversion = 1
	filemode = true
	bare = false
	logallrefupdates = true
[extensions]
	objectformat = sha256
`;

/** As `git init` does, which takes longer than many a test. */
function layOut(gitDirectory: string, format: "sha1" | "sha256"): void {
  for (const part of ["hooks", "info", "objects/info", "objects/pack", "refs/heads", "refs/tags"])
    mkdirSync(join(gitDirectory, part), { recursive: true });
  writeFileSync(join(gitDirectory, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(gitDirectory, "config"), format === "sha1" ? ordinary : withSha256);
}

/** A loose object as git writes it; a process for each would take most of the tests' time. */
function writeObject(
  objects: string,
  format: "sha1" | "sha256",
  type: string,
  content: Uint8Array,
): Sha {
  const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const id = createHash(format).update(bytes).digest("hex");
  const file = join(objects, id.slice(0, 2), id.slice(2));
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, deflateSync(bytes), { mode: 0o444 });
  }
  return parseSha(id);
}

const alice = "Alice <alice@example.com> 1700000000 +0000";

function commitBytes(tree: Sha, options: CommitOptions): string {
  const parents = (options.parents ?? []).map((parent) => `parent ${parent}\n`).join("");
  const author = options.author ?? alice;
  const committer = options.committer ?? author;
  const message = options.message ?? "Change";
  return `tree ${tree}\n${parents}author ${author}\ncommitter ${committer}\n\n${message}\n`;
}

function treeOf(sandbox: Sandbox, files: Files): Sha {
  const below = new Map<string, Record<string, string | Entry>>();
  const entries: TreeEntry[] = [];
  for (const [path, file] of Object.entries(files)) {
    const slash = path.indexOf("/");
    if (slash < 0) entries.push(entryOf(sandbox, path, file));
    else {
      const directory = below.get(path.slice(0, slash)) ?? {};
      directory[path.slice(slash + 1)] = file;
      below.set(path.slice(0, slash), directory);
    }
  }
  for (const [name, inner] of below)
    entries.push({ mode: "40000", name, object: treeOf(sandbox, inner) });
  const sorted = entries.sort((one, other) => Buffer.compare(orderOf(one), orderOf(other)));
  return sandbox.object("tree", Buffer.concat(sorted.map(bytesOf)));
}

interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly object: Sha;
}

/** git sorts a directory as if its name ended in a slash. */
function orderOf({ mode, name }: TreeEntry): Buffer {
  return Buffer.from(mode === "40000" ? `${name}/` : name);
}

function bytesOf({ mode, name, object }: TreeEntry): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(object, "hex")]);
}

function entryOf(sandbox: Sandbox, name: string, file: string | Entry): TreeEntry {
  const entry = typeof file === "string" ? { content: file } : file;
  const mode = (entry.mode ?? "100644").replace(/^0+/, "");
  return { mode, name, object: entry.object ?? sandbox.blob(entry.content ?? "") };
}
