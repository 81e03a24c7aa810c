/** The line that tells somebody who watches how far a slow scan is. */
import { expect, it } from "vitest";
import { openProgress } from "../../src/app/cli/progress.ts";

function watched(errIsTerminal: boolean) {
  let now = 5_000;
  const written: string[] = [];
  const err = (text: string) => written.push(text);
  const progress = openProgress({ err, errIsTerminal }, () => now);
  const stepAt = (milliseconds: number, done: number) => {
    now = 5_000 + milliseconds;
    progress.step(done, 100);
  };
  return { progress, written, stepAt };
}

it("appears after a second, is renewed ten times a second at most, and is taken away", () => {
  const { progress, written, stepAt } = watched(true);
  stepAt(999, 1);
  expect(written).toEqual([]);
  stepAt(1_000, 2);
  stepAt(1_050, 3);
  stepAt(1_100, 4);
  expect(written).toEqual([
    "\r\u001b[KLooking at guarded files: 2 of 100",
    "\r\u001b[KLooking at guarded files: 4 of 100",
  ]);
  progress.end();
  progress.end();
  expect(written.slice(2)).toEqual(["\r\u001b[K"]);
});

it("does not appear where nobody watches", () => {
  const { progress, written, stepAt } = watched(false);
  stepAt(5_000, 2);
  progress.end();
  expect(written).toEqual([]);
});

it("leaves nothing behind of a scan that was fast", () => {
  const { progress, written, stepAt } = watched(true);
  stepAt(500, 100);
  progress.end();
  expect(written).toEqual([]);
});
