import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommit } from "../../../src/core/change/commit.ts";
import { parseTrailers } from "../../../src/core/change/trailers.ts";
import { Problem } from "../../../src/domain/problem.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const sha = parseSha("c".repeat(40));
const tree = "a".repeat(40);
const parent = "b".repeat(40);
const bob = "Bob <bob@example.com> 1700000000 +0000";

const parsed = (text: string | Uint8Array) =>
  parseCommit(sha, typeof text === "string" ? new TextEncoder().encode(text) : text);

const ordinary = `tree ${tree}\nparent ${parent}\nauthor ${bob}\ncommitter ${bob}\n`;

describe("a commit", () => {
  test("is read with a signature between its headers and its message", () => {
    const signed = `${ordinary}gpgsig -----BEGIN\n \n parent ${tree}\n -----END\n\nFix\n`;
    expect(parsed(signed)).toEqual({
      tree,
      commit: {
        sha,
        parents: [parent],
        author: { name: "Bob", email: "bob@example.com" },
        committer: { name: "Bob", email: "bob@example.com" },
        trailers: [],
      },
    });
  });

  test("is read when it has no message at all", () => {
    expect(parsed(ordinary).commit.parents).toEqual([parent]);
  });

  test.each<[author: string, name: string, email: string]>([
    ["Bob <bob@example.com> 1 +0000", "Bob", "bob@example.com"],
    ["<bob@example.com> 1 +0000", "", "bob@example.com"],
    ["Bob <> 1 +0000", "Bob", ""],
    ["A <a@b> <c@d> 1 +0000", "A", "a@b"],
    ["Bob <bob@example.com", "Bob", "bob@example.com"],
    ["Bob", "Bob", ""],
  ])("by the author %j has name %j and address %j", (author, name, email) => {
    const commit = parsed(`tree ${tree}\nauthor ${author}\ncommitter ${bob}\n\nx`).commit;
    expect(commit.author).toEqual({ name, email });
  });

  test.each(["0", "1099511627776", "-1", "9".repeat(100), "now", ""])(
    "of the time %j is its author's as any other",
    (time) => {
      const stamp = `Bob <bob@example.com> ${time}`;
      const text = `tree ${tree}\nauthor ${stamp}\ncommitter ${stamp}\n\nx`;
      expect(parsed(text).commit.author.email).toBe("bob@example.com");
    },
  );

  test("with a name that is not UTF-8 still has its address", () => {
    const text = `tree ${tree}\nauthor B\xe9 <b@example.com> 1 +0000\ncommitter ${bob}\n\nx`;
    expect(parsed(Buffer.from(text, "latin1")).commit.author.email).toBe("b@example.com");
  });

  test.each<[what: string, text: string]>([
    ["without a tree", `author ${bob}\ncommitter ${bob}\n\nx`],
    ["without an author", `tree ${tree}\ncommitter ${bob}\n\nx`],
    ["with two authors", `tree ${tree}\nauthor ${bob}\nauthor ${bob}\ncommitter ${bob}\n\nx`],
    [
      "with a parent behind the author",
      `tree ${tree}\nauthor ${bob}\nparent ${parent}\ncommitter ${bob}\n\nx`,
    ],
    [
      "with a parent that is no id",
      `tree ${tree}\nparent HEAD\nauthor ${bob}\ncommitter ${bob}\n\nx`,
    ],
    ["of nothing", ""],
  ])("%s is refused", (_, text) => {
    expect(() => parsed(text)).toThrow(Problem);
  });

  test("of any bytes is read or refused, never a crash", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, after) => {
        const text = after ? Buffer.concat([Buffer.from(ordinary), bytes]) : bytes;
        try {
          parsed(text);
        } catch (problem) {
          expect(problem).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});

describe("a trailer names somebody", () => {
  const dave = { name: "Dave", email: "dave@example.com" };
  test.each<[what: string, message: string]>([
    ["at the end", "Fix\n\nCo-authored-by: Dave <dave@example.com>"],
    ["in any case of letters", "Fix\n\nCO-AUTHORED-BY: Dave <dave@example.com>"],
    ["by signing off", "Fix\n\nSigned-off-by: Dave <dave@example.com>"],
    ["by acting for somebody", "Fix\n\nOn-behalf-of: Dave <dave@example.com>"],
    [
      "in the middle, where squashing leaves it",
      "Fix\n\nCo-authored-by: Dave <dave@example.com>\n\n* More text",
    ],
    ["in the subject", "Co-authored-by: Dave <dave@example.com>"],
    ["indented, or quoted", "Fix\n\n  > Co-authored-by: Dave <dave@example.com>"],
    ["folded over two lines", "Fix\n\nCo-authored-by: Dave\n <dave@example.com>"],
    ["with a space before the colon", "Fix\n\nCo-authored-by : Dave <dave@example.com>"],
    ["with lines that end in CRLF", "Fix\r\n\r\nCo-authored-by: Dave <dave@example.com>\r\n"],
    ["with lines that end in CR", "Fix\r\rCo-authored-by: Dave <dave@example.com>\r"],
    [
      "twice, and is counted once",
      "Co-authored-by: Dave <dave@example.com>\nCo-authored-by: Dave <dave@example.com>",
    ],
  ])("%s", (_, message) => {
    expect(parseTrailers(message)).toEqual([dave]);
  });

  test("even with a line separator inside", () => {
    expect(parseTrailers("Co-authored-by: D\u2028e <d@example.com>")[0]?.email).toBe(
      "d@example.com",
    );
  });

  test.each<[what: string, message: string]>([
    ["a sentence about trailers", "We should use Co-authored-by: lines"],
    ["another trailer", "Reviewed-by: Dave <dave@example.com>"],
    ["an empty one", "Co-authored-by:  "],
  ])("but not: %s", (_, message) => {
    expect(parseTrailers(message)).toEqual([]);
  });

  test("and more than 1,000 are refused, since the one that matters may stand last", () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, n) => `Co-authored-by: P${n} <p${n}@example.com>`).join(
        "\n",
      );
    expect(parseTrailers(people(1_000))).toHaveLength(1_000);
    expect(() => parseTrailers(people(1_001))).toThrow(Problem);
  });
});
