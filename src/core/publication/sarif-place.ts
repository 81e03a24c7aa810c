/** Places in files as SARIF has them: a path as an address, and lines with what stands in them. */
import type { Path } from "../../domain/change.ts";
import type { Excerpt } from "../../domain/finding.ts";
import { bytesOfPath } from "../change/path.ts";
import { shownText } from "./sarif-text.ts";

/** Whether the lines themselves are given, or their numbers alone. */
export type Quoting = "quoted" | "bare";

/** Null where no lines are known: then it is the very beginning of the file. */
export function placeOf(path: Path, excerpt: Excerpt | null, quoting: Quoting): object {
  const region = excerpt === null ? beginning : regionOf(excerpt, quoting);
  return { physicalLocation: { artifactLocation: fileOf(path), region } };
}

/** Below the top of the tree, wherever that is checked out. */
export function fileOf(path: Path): object {
  return { uri: addressOf(path), uriBaseId: "%SRCROOT%" };
}

/** Byte by byte, as names in git are bytes; most of them need nothing. */
function addressOf(path: Path): string {
  if (/^[\w.~/-]*$/.test(path)) return path;
  return Array.from(bytesOfPath(path), (byte) => encoded[byte]).join("");
}

/** Each byte as it stands in an address: only what no reader takes for more stays as it is. */
const encoded = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[\w.~/-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});

/** Code scanning wants all four numbers. */
const beginning = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** Columns count from 1, and the last is behind its line. */
function regionOf({ startLine, lines }: Excerpt, quoting: Quoting): object {
  const last = lines.at(-1);
  if (last === undefined) return beginning;
  return {
    startLine,
    startColumn: 1,
    endLine: startLine + lines.length - 1,
    endColumn: last.length + 1,
    ...(quoting === "quoted" ? { snippet: { text: shownText(lines) } } : {}),
  };
}
