/** Synthetic repositories: of one commit, or of two between which every file changes a little. */
import { spawnSync } from "node:child_process";
import { temporaryDirectory } from "./temporary.ts";

export interface SyntheticFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The repository's directory; the change is `HEAD~1..HEAD`. */
export function writeRepository(
  files: readonly SyntheticFile[],
  others: Readonly<Record<string, string>> = {},
): string {
  const before = [
    ...Object.entries(others).map(([path, text]) => fileCommand(path, text)),
    ...files.map((file) => fileCommand(file.path, file.before)),
  ];
  const after = files.map((file) => fileCommand(file.path, file.after));
  return imported([commitCommand(1, null), ...before, commitCommand(2, 1), ...after]);
}

/** Of one commit, `HEAD`. */
export function writeTree(files: Readonly<Record<string, string>>): string {
  const written = Object.entries(files).map(([path, text]) => fileCommand(path, text));
  return imported([commitCommand(1, null), ...written]);
}

function imported(commands: readonly string[]): string {
  const directory = temporaryDirectory("repository");
  git(directory, ["init", "--quiet", "--initial-branch=main"]);
  git(directory, ["fast-import", "--quiet"], [...commands, "done\n"].join(""));
  // As a clone has it: packed, not one file an object.
  git(directory, ["repack", "-adq"]);
  return directory;
}

function commitCommand(mark: number, parent: number | null): string {
  const from = parent === null ? "" : `from :${parent}\n`;
  const who = `Bench <bench@example.com> ${1_700_000_000 + mark} +0000`;
  return `commit refs/heads/main\nmark :${mark}\ncommitter ${who}\n${data("Change")}${from}`;
}

function fileCommand(path: string, text: string): string {
  return `M 100644 inline ${path}\n${data(text)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function git(directory: string, command: readonly string[], input = ""): void {
  const { status, stderr } = spawnSync("git", [...command], { cwd: directory, input });
  if (status !== 0) throw new Error(`git ${command[0]}: ${stderr}`);
}
