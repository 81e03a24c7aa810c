/** Functions that went from one file to another are found among many that came. */
import { expect, test } from "vitest";
import { secondLooksOf } from "../../../src/core/findings/sides/second-look.ts";
import { noShape, type RoutineShape } from "../../../src/core/findings/sides/shape.ts";

const routine = (path: string, first: number): RoutineShape => ({
  path,
  lines: { startLine: 1, endLine: 9 },
  statements: Array.from({ length: 6 }, (_, index) => first + index),
});
const decoys = Array.from({ length: 300 }, (_, index) => routine(`decoy${index}`, 1_000 * index));

test("under another name, behind three hundred others", () => {
  const moved = routine("pay", 7_000_000);
  const shapes = [
    { ...noShape, gone: [moved] },
    { ...noShape, fresh: [...decoys, { ...moved, path: "settle" }] },
  ];
  expect(secondLooksOf(shapes)).toMatchObject([
    { kind: "moved", from: 0, to: 1, routines: [{ after: { path: "settle" } }] },
  ]);
});

test("each of more than sixty", () => {
  const shapes = decoys.flatMap((each) => [
    { ...noShape, gone: [each] },
    { ...noShape, fresh: [each] },
  ]);
  expect(secondLooksOf(shapes)).toHaveLength(decoys.length);
});

test("not one that shares half of it", () => {
  const other = { ...routine("settle", 7_000_003), path: "settle" };
  const shapes = [
    { ...noShape, gone: [routine("pay", 7_000_000)] },
    { ...noShape, fresh: [other] },
  ];
  expect(secondLooksOf(shapes)).toEqual([]);
});
