/**
 * What happened elsewhere, told again in our own code: each is found, and the honest change beside
 * it, which looks much the same, waits for nobody.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pageOf } from "../detectors/fixtures.ts";
import { filesIn, scanBetween } from "./in-memory.ts";

const incidents = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, folder: join(import.meta.dirname, name) }));

function linesOf(folder: string, file: string): readonly string[] {
  return readFileSync(join(folder, file), "utf8").trim().split("\n");
}

describe.each(incidents)("$name", ({ folder }) => {
  const before = filesIn(join(folder, "before"));

  it("waits, for the reason that matters", async () => {
    const { verdict, findings } = await scanBetween(before, filesIn(join(folder, "after")));
    expect(verdict).toBe("held");
    const holding = findings.filter(({ holds }) => holds).map(({ finding }) => finding);
    expect(holding.map(({ detector }) => detector)).toEqual(
      expect.arrayContaining([...linesOf(folder, "found-by.txt")]),
    );
    await expect(pageOf(holding)).toMatchFileSnapshot(join(folder, "findings.txt"));
  });

  it("and its honest twin does not", async () => {
    const { verdict, findings } = await scanBetween(before, filesIn(join(folder, "honest")));
    const holding = findings.filter(({ holds }) => holds).map(({ finding }) => finding);
    expect(pageOf(holding)).toBe("\n");
    expect(verdict).toBe("clear");
  });
});

describe("every incident", () => {
  it.each(incidents)("$name says what happened, and how it is disguised here", ({ folder }) => {
    const [title, ...story] = linesOf(folder, "story.txt");
    expect(title?.length).toBeGreaterThan(10);
    expect(story.join(" ").length).toBeGreaterThan(80);
  });
});
