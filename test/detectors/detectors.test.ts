import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectorsPage } from "../../scripts/pages/detectors.ts";
import { catalogue } from "../../src/core/findings/catalogue.ts";
import { detectors } from "../../src/core/findings/registry.ts";
import { atLeast } from "../../src/domain/finding.ts";
import { extensionOf, findingsOf, fixturesOf, pageOf } from "./fixtures.ts";

describe.each(detectors.map((detector) => detector.id))("%s", (id) => {
  test.each(fixturesOf(id, "fires"))("fires: $why", async (fixture) => {
    const findings = await findingsOf(fixture);
    expect(findings.map((finding) => finding.detector)).toContain(id);
    await expect(pageOf(findings)).toMatchFileSnapshot(join(fixture.folder, "findings.txt"));
  });

  test.each(fixturesOf(id, "silent"))("is silent: $why", async (fixture) => {
    const findings = await findingsOf(fixture);
    // What another one shows of an ordinary change may be shown, but nothing of it waits.
    const loud = findings.filter(
      ({ detector, severity }) => detector === id || atLeast(severity, "high"),
    );
    expect(loud.map((finding) => `${finding.detector} ${pageOf([finding])}`)).toEqual([]);
  });
});

describe("every pattern of the catalogue", () => {
  const covered = new Set(detectors.flatMap(({ patterns }) => patterns));

  test.each(catalogue)("$id, $title, has a detector or a reason why not", ({ id, leftOut }) => {
    if (!covered.has(id)) expect(leftOut).toMatch(/^.{30,}$/);
  });

  test("is one: no detector names another", () => {
    const known = new Set(catalogue.map(({ id }) => id));
    expect([...covered].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("every registered detector", () => {
  const page = readFileSync(new URL("../../docs/detectors.md", import.meta.url), "utf8");

  test.each(detectors)(
    "$id says what it asks, why, what to do and when it is wrong",
    (detector) => {
      const { asks, why, remedy, whenWrong, severity, patterns } = detector;
      for (const words of [why, remedy, whenWrong]) expect(words.length).toBeGreaterThan(40);
      expect(severity).toMatch(/^(?:critical|high|medium|low)\b/);
      expect(asks).toMatch(/\?$/);
      expect(patterns.length).toBeGreaterThan(0);
    },
  );

  test.each(detectors)("$id has examples of both kinds, each with its reason", ({ id }) => {
    const fires = fixturesOf(id, "fires");
    const silent = fixturesOf(id, "silent");
    expect(fires.length).toBeGreaterThanOrEqual(2);
    expect(silent.length).toBeGreaterThanOrEqual(3);
    expect(new Set([...fires, ...silent].map(extensionOf)).size).toBeGreaterThanOrEqual(2);
    for (const { why } of [...fires, ...silent]) expect(why).toMatch(/^[^\n]{15,}\.$/);
  });

  test.each(detectors)("$id has a section in the documentation", ({ id }) => {
    expect(page).toContain(`\n## ${id}\n`);
  });

  test("has an example folder of its own and no folder is without a detector", () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(names.toSorted()).toEqual(detectors.map((detector) => detector.id).toSorted());
  });

  test("is documented as it is: the page is not stale", () => {
    expect(page).toBe(detectorsPage());
  });
});
