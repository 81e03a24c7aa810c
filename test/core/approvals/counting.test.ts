/** The approvals by which a page and the journal say that a change was let pass. */
import { expect, it } from "vitest";
import { countingApprovals } from "../../../src/core/approvals/counting.ts";
import type { Opinion } from "../../../src/domain/decision.ts";
import { say } from "../../../src/domain/sentence.ts";
import { decided } from "../decide/decided.ts";
import { alice, carol, dave } from "../ordinary.ts";

const { areas, opinions } = decided();

function counted(different: Partial<Opinion>): readonly (string | undefined)[] {
  const changed = opinions.map((each) =>
    each.person?.id === alice.id ? { ...each, ...different } : each,
  );
  return countingApprovals({ opinions: changed, areas }).map(({ person }) => person?.login);
}

it("are those of who fills a seat", () => {
  expect(counted({})).toEqual(["alice", "carol"]);
});

it.each<readonly [string, Partial<Opinion>]>([
  ["asked for changes", { said: "requested changes" }],
  ["is ignored", { ignored: say`is a bot` }],
  ["is gone", { person: null }],
  ["sits nowhere", { person: dave }],
])("is not one whose author %s", (_, different) => {
  expect(counted(different)).toEqual([carol.login]);
});
