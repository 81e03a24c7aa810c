/** What `git diff-tree -r -z --raw --no-renames` says, record by record; nothing is skipped. */
import type { ChangedFile, EntryKind, Version } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { isSha, type Sha } from "../../domain/sha.ts";
import { pathOfBytes } from "./path.ts";

const nul = 0;
/** One character per byte; all that is not a path is ASCII. */
const perByte = new TextDecoder("latin1");
const header = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]+) ([0-9a-f]+) ([ADMT])$/;

/** Each record becomes one file. Throws "malformed-input" for anything but whole, known records. */
export function parseRawDiff(output: Uint8Array): ChangedFile[] {
  const files: ChangedFile[] = [];
  const text = perByte.decode(output);
  let at = 0;
  while (at < output.length) {
    const headerEnd = terminatorAfter(output, at);
    const pathEnd = terminatorAfter(output, headerEnd + 1);
    const path = output.subarray(headerEnd + 1, pathEnd);
    files.push(fileOf(text.slice(at, headerEnd), path));
    at = pathEnd + 1;
  }
  return files;
}

/** "file" or "executable" …; null: not an entry that a change can list. */
export function kindOfMode(mode: string): EntryKind | null {
  switch (mode) {
    case "100644":
    // Written by old tools; git itself treats it as 100644.
    case "100664":
      return "file";
    case "100755":
      return "executable";
    case "120000":
      return "symlink";
    case "160000":
      return "submodule";
    default:
      return null;
  }
}

function terminatorAfter(output: Uint8Array, start: number): number {
  const end = output.indexOf(nul, start);
  if (end < 0 || start >= output.length) throw malformed("it stops in the middle of a record");
  return end;
}

function fileOf(text: string, name: Uint8Array): ChangedFile {
  const match = header.exec(text);
  if (match === null || name.length === 0) throw malformed(JSON.stringify(text.slice(0, 200)));
  const [, modeBefore = "", modeAfter = "", idBefore = "", idAfter = "", status = ""] = match;
  const before = versionOf(modeBefore, idBefore, name);
  const after = versionOf(modeAfter, idAfter, name);
  if ((before === null) !== (status === "A") || (after === null) !== (status === "D"))
    throw malformed(JSON.stringify(text));
  return { before, after };
}

function versionOf(mode: string, id: string, name: Uint8Array): Version | null {
  if (mode === "000000" && /^0+$/.test(id)) return null;
  const kind = kindOfMode(mode);
  if (kind === null || !isSha(id)) throw malformed(`an entry of mode ${mode}, object ${id}`);
  return { path: pathOfBytes(name), kind, object: id as Sha };
}

function malformed(what: string): Problem {
  return new Problem("malformed-input", `The list of changed files cannot be read: ${what}.`);
}
