import { expect, it } from "vitest";
import { distanceOf, suggestionOf } from "../../../src/core/policy/suggest.ts";

it.each([
  ["mode", "mode", 0],
  ["moed", "mode", 1],
  ["mod", "mode", 1],
  ["modes", "mode", 1],
  ["node", "mode", 1],
  ["", "mode", 4],
  ["mode", "", 4],
  ["edom", "mode", 3],
])("%j and %j are %i edits apart", (from, to, edits) => {
  expect(distanceOf(from, to)).toBe(edits);
});

it("a word is suggested if few letters differ, and none if it is another word", () => {
  const known = ["version", "mode", "areas", "detectors"];
  expect(suggestionOf("AREA", known)).toBe("areas");
  expect(suggestionOf("detector", known)).toBe("detectors");
  expect(suggestionOf("colour", known)).toBeNull();
});

it("a word too long to be a slip is not compared", () => {
  expect(suggestionOf("a".repeat(60), ["a".repeat(59)])).not.toBeNull();
  expect(suggestionOf("a".repeat(61), ["a".repeat(60)])).toBeNull();
});
