import { expect, it } from "vitest";
import {
  externalIdOf,
  isOfOldFormat,
  lineOf,
  readAnchor,
  readLine,
  shortened,
} from "../../../src/core/journal/anchor.ts";
import { sha } from "../ordinary.ts";

const keys = ["a-key-of-the-tests-0123456789"] as const;
const other = ["another-key-of-the-tests-012345"] as const;
const said = { name: "foureyes", head: sha("a"), state: "success" };
const key = { installation: 10, repository: 20, pull: 30 };
const head = { seq: 41, hash: "0123456789abcdef".repeat(4) };
const id = externalIdOf(keys, said, key, head);

it("an anchor is read by whoever has the key, or had it before", () => {
  const anchor = { key, seq: 41, hash: shortened(head.hash) };
  expect(readAnchor(keys, said, id)).toEqual(anchor);
  expect(readAnchor([other[0], keys[0]], said, id)).toEqual(anchor);
  expect(readAnchor(other, said, id)).toBeNull();
});

it("an anchor fits into what GitHub keeps, however great the numbers", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const greatest = { installation: most, repository: most, pull: most };
  const long = externalIdOf(keys, said, greatest, { ...head, seq: most });
  expect(long).toMatch(/^[\x21-\x7e]{1,128}$/);
  expect(readAnchor(keys, said, long)).toMatchObject({ key: greatest, seq: most });
});

it.each([
  ["another commit", { ...said, head: sha("b") }, id],
  ["another name", { ...said, name: "foureyes (observe)" }, id],
  ["another state", { ...said, state: "in_progress" }, id],
  ["another pull request", said, id.replace("#30", "#31")],
  ["another repository", said, id.replace("/20", "/21")],
  ["another installation", said, id.replace(":10/", ":11/")],
  ["another entry", said, id.replace(":41:", ":40:")],
  ["the same in other digits", said, id.replace(":41:", ":041:")],
  ["another hash", said, id.replace(":41:A", ":41:B")],
  ["no key", said, `${id.slice(0, -22)}${"A".repeat(22)}`],
  ["what comes after", said, `${id}\n`],
  ["the format before", said, "foureyes:1:10/20#30:41"],
  ["nobody", said, ""],
])("an anchor is none for %s", (_, about, text) => {
  expect(text === id && about === said).toBe(false);
  expect(readAnchor(keys, about, text)).toBeNull();
});

it("runs from before there were anchors are told by their format", () => {
  expect(isOfOldFormat("foureyes:1:10/20#30:41")).toBe(true);
  expect(isOfOldFormat(id)).toBe(false);
});

const line = lineOf(keys, 10, head);

it("a line of the side file is read by whoever has the key", () => {
  expect(readLine(keys, line)).toEqual({ installation: 10, ...head });
  expect(readLine([other[0], keys[0]], line)).toEqual({ installation: 10, ...head });
});

it.each([
  ["torn", line.slice(0, -3)],
  ["empty", ""],
  ["null", "null"],
  ["of another installation", line.replace(":10,", ":11,")],
  ["of another entry", line.replace(":41,", ":42,")],
  ["of another hash", line.replace("0123", "1123")],
  ["without a key", line.replace(/"mac":"\w+"/, `"mac":"${"0".repeat(32)}"`)],
  ["made with another key", lineOf(other, 10, head)],
])("a line that is %s is none", (_, text) => {
  expect(readLine(keys, text)).toBeNull();
});
