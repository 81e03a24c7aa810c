/** Whoever wakes somebody at the moment they fall asleep is heard. */
import { expect, it } from "vitest";
import { waking } from "../../src/app/waking.ts";

async function roundsAfterSecondWake(ticks: number): Promise<number> {
  let rounds = 0;
  const work = waking(
    async () => {
      rounds += 1;
    },
    () => {},
  );
  work.wake();
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  const before = rounds;
  work.wake();
  while (work.isBusy()) await work.settled();
  return rounds - before;
}

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  "a round follows a call that comes %i ticks after the first",
  async (ticks) => {
    expect(await roundsAfterSecondWake(ticks)).toBe(1);
  },
);

it("one that fails is told, and the next call starts another", async () => {
  const failures: unknown[] = [];
  let rounds = 0;
  const work = waking(
    async () => {
      rounds += 1;
      if (rounds === 1) throw new Error("boom");
    },
    (cause) => failures.push(cause),
  );
  work.wake();
  await work.settled();
  work.wake();
  await work.settled();
  expect([rounds, failures.length]).toEqual([2, 1]);
});
