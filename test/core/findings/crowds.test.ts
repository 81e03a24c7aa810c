import { expect, test } from "vitest";
import { withoutCrowds } from "../../../src/core/findings/crowds.ts";
import type { Suspicion } from "../../../src/core/findings/detector.ts";
import type { Severity } from "../../../src/domain/finding.ts";
import { plainOf, say } from "../../../src/domain/sentence.ts";

const some = (severity: Severity, ...lines: readonly number[]): readonly Suspicion[] =>
  lines.map((startLine) => ({
    severity,
    within: null,
    message: say`The check ${`check${startLine}`} is gone.`,
    side: "before",
    before: { startLine, endLine: startLine },
    after: null,
    statements: [`check${startLine}`, ""],
  }));

const told = (suspicions: readonly Suspicion[]) =>
  withoutCrowds(suspicions).map(({ severity, message }) => `${severity}: ${plainOf(message)}`);

test.each([
  ["three that are shown stay as they are", some("medium", 1, 2, 3), 3],
  ["four become three", some("medium", 1, 2, 3, 4), 3],
  ["of each severity by itself", [...some("medium", 1, 2, 3, 4), ...some("low", 5, 6, 7)], 6],
  ["what waits stays alone", [...some("high", 1, 2, 3, 4), ...some("critical", 5, 6, 7, 8)], 8],
])("%s", (_, suspicions, count) => {
  expect(withoutCrowds(suspicions)).toHaveLength(count);
});

test("the last one stands for the others, and says where they are", () => {
  expect(told(some("medium", 3, 14, 15, 92, 65)).at(-1)).toBe(
    "medium: The check `check15` is gone. The same holds at 2 more places of this file: lines 92 and 65.",
  );
  expect(told(some("medium", 3, 14, 15, 92)).at(-1)).toContain(
    "one more place of this file: line 92.",
  );
});

test("it is another one when any of them is", () => {
  const identities = ([last]: readonly [number]) =>
    withoutCrowds(some("medium", 1, 2, 3, last)).map(({ statements }) => statements);
  expect(identities([4])).toEqual(identities([4]));
  expect(identities([4]).at(-1)).not.toEqual(identities([5]).at(-1));
});

test("it is in a function only if all of them are", () => {
  const inside = (...functions: readonly string[]) =>
    withoutCrowds(
      some("medium", 1, 2, 3, 4).map((each, at) => ({ ...each, within: functions[at] ?? "send" })),
    ).at(-1)?.within;
  expect(inside("a", "b")).toBe("send");
  expect(inside("send", "send", "send", "other")).toBeNull();
});

test("of very many, the first lines are named", () => {
  const lines = Array.from({ length: 40 }, (_, at) => at + 1);
  expect(told(some("low", ...lines)).at(-1)).toMatch(
    /37 more places .* lines 4, .* 23 and others\.$/,
  );
});
