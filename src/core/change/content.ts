/** What a blob holds, as text that people can review, or why they cannot. */
import type { Version } from "../../domain/change.ts";
import type { Blob, Content, OpaqueReason } from "../../domain/content.ts";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const pointerLimit = 1024;
const pointerHead =
  /^version https?:\/\/(?:git-lfs\.github\.com\/spec|hawser\.github\.com\/spec|git-media\.io)\/v/;
const pointerLine = /^[a-z0-9.-]+ \S+$/;

/**
 * One side of a file. `null`: the blob is missing, so nobody could look.
 * `size` is that of the blob in bytes, null for a submodule. A byte-order mark stays in the text.
 */
export function contentOf(version: Version | null, blob: Blob): Content | null {
  if (version === null) return { kind: "absent" };
  if (version.kind === "submodule") return opaque("submodule", null);
  if (blob.kind === "missing") return null;
  if (blob.kind === "too-large") return opaque("too-large", blob.size);
  if (version.kind === "symlink") return opaque("symlink", blob.bytes.length);
  return textOf(blob.bytes);
}

function textOf(bytes: Uint8Array): Content {
  if (isUtf16(bytes)) return opaque("not-utf8", bytes.length);
  // git looks at the first 8,000 bytes alone; a parser may stop at a later NUL and see no more.
  if (bytes.includes(0)) return opaque("binary", bytes.length);
  const text = decode(bytes);
  if (text === null) return opaque("not-utf8", bytes.length);
  if (isPointer(text)) return opaque("large-file-pointer", bytes.length);
  return { kind: "text", text, size: bytes.length };
}

function isUtf16(bytes: Uint8Array): boolean {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  return mark === 0xfffe || mark === 0xfeff;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** A file of Git LFS: the real content lives elsewhere, outside the reviewed tree. */
function isPointer(text: string): boolean {
  if (text.length > pointerLimit || !pointerHead.test(text)) return false;
  const lines = text.trimEnd().split(/\r?\n/);
  return (
    lines.every((line) => pointerLine.test(line)) &&
    lines.some((line) => line.startsWith("oid ")) &&
    lines.some((line) => line.startsWith("size "))
  );
}

function opaque(reason: OpaqueReason, size: number | null): Content {
  return { kind: "opaque", reason, size };
}
