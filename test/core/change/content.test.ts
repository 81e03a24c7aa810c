import { describe, expect, test } from "vitest";
import { contentOf } from "../../../src/core/change/content.ts";
import type { EntryKind, Path, Version } from "../../../src/domain/change.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const aVersion = (kind: EntryKind = "file"): Version => ({
  path: "a.py" as Path,
  kind,
  object: parseSha("a".repeat(40)),
});

const bytesOf = (content: string | readonly number[]): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content);

const read = (content: string | readonly number[], kind?: EntryKind) =>
  contentOf(aVersion(kind), { kind: "bytes", bytes: bytesOf(content) });

const pointer = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
`;

describe("content is text", () => {
  test.each<[what: string, content: string]>([
    ["when it is empty", ""],
    ["when it is UTF-8", "prix = 'é' # 中文 🎉\n"],
    ["with a byte-order mark, which stays", "\ufeffx = 1\n"],
    ["with carriage returns", "a\r\nb\r\n"],
    ["when it mentions Git LFS in code, being no pointer", `# see\n${pointer}`],
    ["when it begins like a pointer and goes on as code", `${pointer}transfer(all, to=me)\n`],
    [
      "when a pointer's lines lack the object",
      "version https://git-lfs.github.com/spec/v1\nsize 1\n",
    ],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ kind: "text", text, size: bytesOf(text).length });
  });
});

describe("content is opaque", () => {
  test.each<[what: string, content: string | readonly number[], reason: string]>([
    ["with a NUL", [0x61, 0, 0x62], "binary"],
    [
      "with a NUL after the first 8,000 bytes, where git sees text",
      `${"x".repeat(9_000)}\0`,
      "binary",
    ],
    ["in UTF-16 with its mark, little end first", [0xff, 0xfe, 0x61, 0], "not-utf8"],
    ["in UTF-16 with its mark, big end first", [0xfe, 0xff, 0, 0x61], "not-utf8"],
    ["in Latin-1", [0x70, 0xe9, 0x0a], "not-utf8"],
    ["with an overlong sequence", [0xc0, 0xaf], "not-utf8"],
    ["with an encoded surrogate", [0xed, 0xa0, 0x80], "not-utf8"],
    ["as a pointer of Git LFS", pointer, "large-file-pointer"],
    ["as a pointer of Git LFS with CRLF", pointer.replaceAll("\n", "\r\n"), "large-file-pointer"],
  ])("%s", (_, content, reason) => {
    expect(read(content)).toEqual({ kind: "opaque", reason, size: bytesOf(content).length });
  });

  test("as a symbolic link", () => {
    expect(read("/etc/passwd", "symlink")).toEqual({ kind: "opaque", reason: "symlink", size: 11 });
  });

  test("as a submodule, whose commit is no blob of ours", () => {
    const content = contentOf(aVersion("submodule"), { kind: "missing" });
    expect(content).toEqual({ kind: "opaque", reason: "submodule", size: null });
  });

  test("when it is too large to read, with its size", () => {
    const content = contentOf(aVersion(), { kind: "too-large", size: 5_000_000 });
    expect(content).toEqual({ kind: "opaque", reason: "too-large", size: 5_000_000 });
  });
});

test("a missing blob is neither: nobody could look", () => {
  expect(contentOf(aVersion(), { kind: "missing" })).toBeNull();
});

test("a side that does not exist is absent", () => {
  expect(contentOf(null, { kind: "missing" })).toEqual({ kind: "absent" });
});
