/** Many things are asked for at once, and few times when some are unfit. */
import { expect, it } from "vitest";
import { askByHalves } from "../../src/app/publication/halves.ts";

const all = Array.from({ length: 50 }, (_, index) => index);

async function ask(things: readonly number[], unfit: readonly number[], most = 100) {
  const granted: number[] = [];
  let times = 0;
  const refused = await askByHalves(things, most, async (some) => {
    times += 1;
    const isFit = !some.some((thing) => unfit.includes(thing));
    if (isFit) granted.push(...some);
    return isFit;
  });
  return { granted: granted.toSorted((one, other) => one - other), refused, times };
}

it("all are asked for once when nothing is unfit, and nothing is asked for none", async () => {
  expect(await ask(all, [])).toEqual({ granted: all, refused: [], times: 1 });
  expect(await ask([], [])).toEqual({ granted: [], refused: [], times: 0 });
});

it.each([[[0]], [[49]], [[7, 8]], [[3, 20, 41]]])(
  "%j are refused, and no others",
  async (unfit) => {
    const { granted, refused, times } = await ask(all, unfit);
    expect(granted).toEqual(all.filter((thing) => !unfit.includes(thing)));
    expect(refused).toEqual(unfit);
    expect(times).toBeLessThanOrEqual(1 + unfit.length * 12);
  },
);

it("where most are unfit, it is left at so many requests, and what was not asked for is told", async () => {
  const { granted, refused, times } = await ask(all, all.slice(1), 12);
  expect(times).toBe(12);
  expect([...granted, ...refused].toSorted((one, other) => one - other)).toEqual(all);
});
