/** What an error may say in the log: nothing that it quotes. */
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { z } from "zod";
import { reasonOf } from "../../src/app/reason.ts";
import { Problem } from "../../src/domain/problem.ts";

const marker = "PRIVATE-SOURCE-CODE";

function thrownBy(deed: () => unknown): unknown {
  try {
    deed();
  } catch (cause) {
    return cause;
  }
  throw new Error("Nothing was thrown.");
}

const request = {
  method: "POST",
  url: `https://api.github.com/repos/a/b?x=${marker}`,
  body: marker,
};
const rows: readonly [string, unknown, RegExp][] = [
  ["our own sentence", new Problem("git", "git ended with 1."), /^git ended with 1\.$/],
  [
    "an answer of GitHub's",
    Object.assign(new Error(marker), { name: "HttpError", status: 422, request }),
    /^HttpError 422 to POST \/repos\/a\/b$/,
  ],
  [
    "errors of GraphQL",
    Object.assign(new Error(marker), { errors: [{ type: "NOT_FOUND", message: marker }] }),
    /^GraphQL NOT_FOUND$/,
  ],
  [
    "a connection that died",
    new TypeError("fetch failed", {
      cause: Object.assign(new Error(marker), { code: "ECONNREFUSED" }),
    }),
    /^TypeError, because of Error ECONNREFUSED$/,
  ],
  ["a payload that is no JSON", thrownBy(() => JSON.parse(marker)), /^SyntaxError/],
  ["a payload of another shape", thrownBy(() => z.strictObject({}).parse({ [marker]: 1 })), /^\w+/],
  [
    "SQLite's own words",
    thrownBy(() => new DatabaseSync(":memory:").exec(`SELECT * FROM "${marker}"`)),
    /^SQL logic error$/,
  ],
  [
    "a mistake of ours, by its place",
    Object.assign(new TypeError(marker), {
      stack: `TypeError: ${marker}\n    at look (file:///x/src/app/guard.ts:12:3)`,
    }),
    /^TypeError at src\/app\/guard\.ts:12$/,
  ],
  [
    "a mistake of ours whose words look like a place",
    new TypeError(`x\n    at look (src/${marker}:1:1)`),
    /^TypeError/,
  ],
  [
    "a name that is none",
    Object.assign(new Error(), { name: marker.repeat(9), code: 7 }),
    /^error/,
  ],
  ["what is no error", marker, /^something that is no error was thrown$/],
];

it.each(rows)("%s", (_, cause, told) => {
  expect(reasonOf(cause)).toMatch(told);
  expect(reasonOf(cause)).not.toContain(marker);
});
