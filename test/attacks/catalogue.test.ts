/** An attack that has a file is played: none lies about unnoticed. */
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

const names = readdirSync(import.meta.dirname);
const chapters = names.flatMap((name) => /^([A-Z]\d?)\.test\.ts$/.exec(name)?.[1] ?? []);

it.each(names.filter((name) => /^[A-Z]\d\d\.ts$/.test(name)))("%s is in one chapter", (name) => {
  expect(chapters.filter((chapter) => name.startsWith(chapter))).toHaveLength(1);
});
