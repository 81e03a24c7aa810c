/** Who set off the workflow that pushed, where nothing tells when it did. */
import { expect, it } from "vitest";
import type { LookTarget } from "../../src/app/evaluation/parts.ts";
import { fetchWorkflowCalls } from "../../src/app/snapshot/workflow-calls.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { base, head, key, repository, snapshot } from "../core/ordinary.ts";

const by = { id: 41, login: "github-actions[bot]", kind: "bot" } as const;
const { repository: id, pull } = key;

async function askedAbout(at: string): Promise<number> {
  let asked = 0;
  const octokit = {
    rest: { actions: {} },
    paginate: {
      iterator: async function* () {
        asked += 1;
        yield { data: [] };
      },
    },
  };
  const target = { octokit, repository, key } as unknown as LookTarget;
  const fact: Fact = { kind: "updated", repository: id, pull, by, before: base, after: head, at };
  expect(await fetchWorkflowCalls(target, snapshot, [fact])).toEqual([]);
  return asked;
}

it.each(["2026-11-30T10:00:00Z", "1700000000"])("at %j is asked for", async (at) => {
  expect(await askedAbout(at)).toBe(1);
});

it.each(["", "yesterday", "9".repeat(17), "+275760-09-13T00:00:00Z", "-000001-01-01T00:00:00Z"])(
  "at %j is nobody that could be asked for",
  async (at) => {
    expect(await askedAbout(at)).toBe(0);
  },
);
