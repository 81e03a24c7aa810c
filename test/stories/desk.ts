/** Work at a desk: commits of any shape in anybody's name, pushed by whoever it was. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeBare } from "../github/git/bare.ts";
import { commitOf, writeCommit } from "../github/git/commits.ts";
import { gitEnvironment } from "../github/git/environment.ts";
import { mergedTreeOf } from "../github/git/merge.ts";
import { writeObject } from "../github/git/objects.ts";
import { tipOf } from "../github/git/refs.ts";
import { keyOf } from "../github/git/signature.ts";
import { type Edit, editTree, filesOf } from "../github/git/trees.ts";
import type { Repository } from "../github/index.ts";
import type { Firm, Login, Who } from "./firm.ts";

const run = promisify(execFile);

/** Somebody of the firm by the address that GitHub knows, or whatever somebody wrote. */
export type Signed = Login | { readonly name: string; readonly email: string };

export interface NewCommit {
  readonly author: Signed;
  readonly committer?: Signed;
  /** Shas; their files are merged. Default: the tip of main. */
  readonly parents?: readonly string[];
  readonly files?: Readonly<Record<string, string | Buffer | Edit>>;
  readonly message?: string;
  /** ISO 8601, whole seconds. */
  readonly date?: string;
  /** Whose key it is signed with. */
  readonly signedBy?: Login;
}

let count = 0;

/** Writes the commit, each another one, and gives its id; nobody is told before it is pushed. */
export function commit(firm: Firm, wanted: NewCommit): string {
  const { directory } = firm.repository;
  count += 1;
  const { author, committer = author, files = {}, message = `Change ${count}` } = wanted;
  const parents = wanted.parents ?? [mainOf(firm)];
  const date = wanted.date ?? new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const { signedBy } = wanted;
  const key = signedBy === undefined ? null : keyOf(firm.users[signedBy]);
  const made = {
    tree: editTree(directory, treeOf(directory, parents), editsOf(files)),
    parents,
    author: { ...signature(author), date },
    committer: { ...signature(committer), date },
    message,
  };
  return writeCommit(directory, made, key);
}

/** Moves the branch, by force if need be, and waits for everything that follows; also in a fork. */
export async function push(
  firm: Firm,
  who: Who,
  branch: string,
  sha: string,
  to: Repository = firm.repository,
): Promise<string> {
  await pushQuietly(firm, who, branch, sha, to);
  await firm.settled();
  return sha;
}

/** As `push`, and waits for nothing. */
export async function pushQuietly(
  firm: Firm,
  who: Who,
  branch: string,
  sha: string,
  to: Repository = firm.repository,
): Promise<void> {
  const { git } = firm.as(who).rest;
  const at = { owner: to.owner.login, repo: to.name };
  if (tipOf(to.directory, branch) === null)
    await git.createRef({ ...at, ref: `refs/heads/${branch}`, sha });
  else await git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true });
}

/** As `push`, by git itself over HTTP. */
export async function pushByGit(
  firm: Firm,
  who: Who,
  branch: string,
  sha: string,
  to: Repository = firm.repository,
): Promise<void> {
  const credentials = Buffer.from(
    `x:${(typeof who === "string" ? firm.users[who] : who).token}`,
  ).toString("base64");
  const url = `${firm.github.url}/${to.owner.login}/${to.name}.git`;
  const refspec = `${sha}:refs/heads/${branch}`;
  const env = {
    ...gitEnvironment,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${credentials}`,
  };
  await run("git", ["--git-dir", deskOf(firm), "push", "-q", "-f", url, refspec], { env });
  await firm.settled();
}

/** The commit that a branch is at. */
export function tip(firm: Firm, branch: string): string {
  const sha = tipOf(firm.repository.directory, branch);
  if (sha === null) throw new Error(`There is no branch ${branch}.`);
  return sha;
}

export function mainOf(firm: Firm): string {
  return tip(firm, "main");
}

/** An entry of a tree that is no file's content: a submodule names a commit elsewhere. */
export function treeWith(
  firm: Firm,
  parent: string,
  entries: readonly { readonly mode: string; readonly path: string; readonly id: string }[],
): string {
  const { directory } = firm.repository;
  const files = [...filesOf(directory, commitOf(directory, parent).tree)].map(([path, entry]) => ({
    ...entry,
    path,
  }));
  const replaced = new Set(entries.map(({ path }) => path));
  return treeOfFiles(directory, [...files.filter(({ path }) => !replaced.has(path)), ...entries]);
}

/** A commit of a tree that was put together by hand. */
export function commitTree(firm: Firm, author: Login, tree: string, parent: string): string {
  const date = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const stamp = { ...signature(author), date };
  const message = "A change";
  return writeCommit(firm.repository.directory, {
    tree,
    parents: [parent],
    author: stamp,
    committer: stamp,
    message,
  });
}

export function blob(firm: Firm, content: string): string {
  return writeObject(firm.repository.directory, "blob", Buffer.from(content));
}

function treeOfFiles(
  directory: string,
  files: readonly { readonly mode: string; readonly path: string; readonly id: string }[],
): string {
  const inside = Map.groupBy(files, ({ path }) => (path.includes("/") ? path.split("/")[0] : null));
  const entries = [...inside].flatMap(([folder, members]) =>
    folder === null || folder === undefined
      ? members.map(({ mode, path, id }) => ({ mode, name: path, id }))
      : [
          {
            mode: "40000",
            name: folder,
            id: treeOfFiles(
              directory,
              members.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) })),
            ),
          },
        ],
  );
  const key = ({ mode, name }: { mode: string; name: string }) =>
    Buffer.from(mode === "40000" ? `${name}/` : name);
  const parts = entries
    .toSorted((one, other) => Buffer.compare(key(one), key(other)))
    .flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]);
  return writeObject(directory, "tree", Buffer.concat(parts));
}

/** A bare repository that borrows what GitHub has already. */
function deskOf(firm: Firm): string {
  const directory = join(firm.desk, "work.git");
  if (existsSync(directory)) return directory;
  makeBare(directory, "main");
  mkdirSync(join(directory, "objects/info"), { recursive: true });
  const lender = join(firm.repository.directory, "objects");
  writeFileSync(join(directory, "objects/info/alternates"), `${lender}\n`);
  return directory;
}

function treeOf(directory: string, [first, second]: readonly string[]): string | null {
  if (first === undefined) return null;
  if (second === undefined) return commitOf(directory, first).tree;
  const merged = mergedTreeOf(directory, first, second);
  if (merged === null) throw new Error("The parents conflict.");
  return merged;
}

function editsOf(files: NonNullable<NewCommit["files"]>): Readonly<Record<string, Edit>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, edit]) => [
      path,
      typeof edit === "string" || Buffer.isBuffer(edit) ? { content: edit } : edit,
    ]),
  );
}

function signature(signed: Signed): { readonly name: string; readonly email: string } {
  return typeof signed === "string" ? { name: signed, email: `${signed}@example.com` } : signed;
}
