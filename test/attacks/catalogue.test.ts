/** Every attack is played, or has a reason; none lies about unnoticed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ids } from "./ids.ts";
import type { Story } from "./stage.ts";
import { named, storyNames } from "./story-names.ts";
import { unshown } from "./unshown.ts";

const root = join(import.meta.dirname, "../..");
const files = readdirSync(import.meta.dirname);
const chapters = files.flatMap((name) => /^([A-Z]\d?)\.test\.ts$/.exec(name)?.[1] ?? []);
const chapterOf = (name: string) => (/^[a-z]/.test(name) ? "X" : name);
const sentences = /^[A-Z`“].*[.!?]$/;

describe.each(storyNames)("%s", (name) => {
  it("is in one chapter", () => {
    expect(chapters.filter((chapter) => chapterOf(name).startsWith(chapter))).toHaveLength(1);
  });

  it("has an id of the list, or a name of its own", () => {
    expect(ids.includes(name) !== named.includes(name)).toBe(true);
  });

  it("says for the table what the attack is, and what Foureyes does", async () => {
    const { about }: Partial<Story> = await import(/* @vite-ignore */ `./${name}.ts`);
    expect(about).toEqual({
      attack: expect.stringMatching(sentences),
      defence: expect.stringMatching(sentences),
    });
  });
});

it("none lies about unnoticed", () => {
  const stories = files.filter((file) =>
    readFileSync(join(import.meta.dirname, file), "utf8").includes("\nexport function attack("),
  );
  expect(stories.map((file) => file.replace(".ts", "")).toSorted()).toEqual(storyNames);
});

it("every id has a story, or else a reason: one of them", () => {
  const reasons = Object.keys(unshown);
  expect(ids.filter((id) => storyNames.includes(id) === reasons.includes(id))).toEqual([]);
  expect(reasons.filter((id) => !ids.includes(id))).toEqual([]);
});

it("what a reason refers to is there", () => {
  for (const { attack, defence, why } of Object.values(unshown)) {
    expect(attack).toMatch(sentences);
    expect(defence).toMatch(sentences);
    expect(why).toMatch(sentences);
    for (const [, path = ""] of why.matchAll(/`(test\/[^`]+)`/g))
      expect(existsSync(join(root, path)), path).toBe(true);
    for (const [id] of why.matchAll(/\b[A-H]\d\d[a-z]?\b/g)) expect(ids).toContain(id);
  }
});
