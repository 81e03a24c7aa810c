/** All guarded files of a change, within one budget of time. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AnalysisRequest } from "../../src/app/analysis/request.ts";
import { analyseAll } from "../../src/app/inspection/analyse.ts";
import { openBudget } from "../../src/app/inspection/budget.ts";
import type { FileFindings } from "../../src/core/findings/file-findings.ts";
import { noShape, type RoutineShape, type Shape } from "../../src/core/findings/sides/shape.ts";
import type { Blob } from "../../src/domain/content.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { file, policy } from "../core/ordinary.ts";

afterEach(() => vi.restoreAllMocks());

const files = [file("strategies/a.py"), file("strategies/b.py")].map((each) => ({
  file: each,
  commit: null,
}));

function parts(blob: Blob) {
  async function* readBlobs(ids: Iterable<Sha>) {
    for (const id of ids) yield [id, blob] as const;
  }
  return {
    repository: { readBlobs },
    fetchBlobs: async () => {},
    analysis: { analyse: async () => ({ findings: [], shape: noShape, isRead: true }) },
    progress: () => {},
  };
}

const text: Blob = { kind: "bytes", bytes: Buffer.from("x = 1\n") };

it("leaves nothing unseen that is there and comes in time", async () => {
  expect(await analyseAll(parts(text), policy, files, openBudget())).toEqual({
    findings: [],
    unseen: [],
  });
});

it("does not pass what it has no time for", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 100_000;
    return now;
  });
  const { unseen } = await analyseAll(parts(text), policy, files, openBudget());
  expect(unseen.map(({ path, reason }) => `${path}: ${plainOf(reason)}`)).toEqual([
    "strategies/b.py: the change took longer than 3 minutes to look at; split it",
  ]);
});

it("does not pass what is missing", async () => {
  const { unseen } = await analyseAll(parts({ kind: "missing" }), policy, files, openBudget());
  expect(unseen.map(({ path }) => path)).toEqual(["strategies/a.py", "strategies/b.py"]);
});

describe("a function that went from one file to another", () => {
  const routine: RoutineShape = {
    path: "pay",
    lines: { startLine: 1, endLine: 9 },
    statements: [1, 2, 3, 4, 5],
  };
  const shapes: readonly Shape[] = [
    { ...noShape, gone: [routine] },
    { ...noShape, fresh: [routine] },
  ];
  const read = (shape: Shape): FileFindings => ({ findings: [], shape, isRead: true });
  const shapeOf = ({ file: { after } }: AnalysisRequest): Shape =>
    shapes[files.findIndex((each) => each.file.after?.path === after?.path)] ?? noShape;

  function partsWith(again: () => FileFindings) {
    const analyse = async (request: AnalysisRequest): Promise<FileFindings> =>
      request.second === undefined ? read(shapeOf(request)) : again();
    return { ...parts(text), analysis: { analyse } };
  }
  const unseenWith = async (again: () => FileFindings, budget = openBudget()) => {
    const { unseen } = await analyseAll(partsWith(again), policy, files, budget);
    return unseen.map(({ path, reason }) => `${path}: ${plainOf(reason)}`);
  };
  const notBeside =
    "strategies/b.py: it could not be read together with the other files of this change that have to do with it; split it";

  it("leaves nothing unseen that was read on both sides of its way", async () => {
    expect(await unseenWith(() => read(noShape))).toEqual([]);
  });

  it("does not pass when it was not read", async () => {
    const unread = (): FileFindings => ({ ...read(noShape), isRead: false });
    expect(await unseenWith(unread)).toEqual([notBeside]);
  });

  it("does not pass when there was no time for it", async () => {
    let asked = 0;
    const budget = {
      isSpent: () => {
        asked += 1;
        return asked > files.length;
      },
    };
    expect(await unseenWith(() => read(noShape), budget)).toEqual([notBeside]);
  });
});
