/** `decide` against the words of the policy. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { isShort, waits } from "../../../src/core/verdict/reach.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import { question } from "./questions.ts";
import { type Words, wordsOn } from "./words.ts";

function decisionIn({ obstacles, vetoes, areas, findings }: Decision): Words {
  return {
    isUnknown: obstacles.length > 0,
    isVetoed: vetoes.length > 0,
    open: areas.filter(isShort).map(({ name }) => name),
    waiting: findings.filter(waits).map(({ finding }) => finding),
  };
}

it("a change is clear exactly when nothing that the policy says stands in its way", () => {
  let clear = 0;
  fc.assert(
    fc.property(question, (asked) => {
      const { snapshot, policy, facts, people } = asked;
      const decision = decide(snapshot, policy, facts, people);
      const words = wordsOn(asked);
      expect(decisionIn(decision)).toEqual(words);
      const isClear =
        !words.isUnknown && !words.isVetoed && words.open.length + words.waiting.length === 0;
      expect(decision.verdict === "clear").toBe(isClear);
      if (isClear) clear += 1;
    }),
    { numRuns: 3_000 },
  );
  expect(clear).toBeGreaterThan(100);
});
