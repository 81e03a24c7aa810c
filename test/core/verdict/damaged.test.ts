/** What a decision on a damaged journal comes to. */
import { expect, it } from "vitest";
import { onDamagedJournal } from "../../../src/core/verdict/damaged.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import { decided } from "../decide/decided.ts";

it("what would be clear is not known, and the page says whose work that is", () => {
  const clear = decided();
  const { verdict, obstacles, ...rest } = onDamagedJournal(clear);
  expect(verdict).toBe("undetermined");
  expect(rest).toMatchObject({ areas: clear.areas, opinions: clear.opinions });
  const [obstacle, ...others] = obstacles;
  expect(others).toEqual([]);
  expect(obstacle?.kind === "trouble" ? plainOf(obstacle.reason) : null).toMatch(
    /^The journal of Foureyes is damaged, .* two of those who run Foureyes must look/,
  );
});

it("anything else stays as it is", () => {
  const held = decided({ given: [] });
  expect(onDamagedJournal(held)).toBe(held);
});
