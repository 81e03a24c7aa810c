/** What a merge group comes to. */
import { describe, expect, it } from "vitest";
import { recordOf } from "../../../src/core/journal/record.ts";
import { replayGroup } from "../../../src/core/journal/replay.ts";
import { modeOfGroup, reachGroup, withFlaw } from "../../../src/core/queue/reach.ts";
import type { Verdict } from "../../../src/domain/decision.ts";
import type { AllInputs } from "../../../src/domain/evidence.ts";
import type { GroupRecord } from "../../../src/domain/journal-entry.ts";
import { unknownPeople } from "../../../src/domain/people.ts";
import { say } from "../../../src/domain/sentence.ts";
import { type Given, policy, withReviews } from "../ordinary.ts";
import { approvals } from "../publication/cases.ts";
import { group, member } from "./ordinary-group.ts";

const all = (...verdicts: readonly Verdict[]) => verdicts.map((verdict) => ({ verdict }));
const trouble = { kind: "trouble", reason: say`Away.` } as const;
const other = { kind: "tree", pull: 30, paths: ["a.py"], count: 1 } as const;

describe("the verdict", () => {
  it.each<[readonly Verdict[], Verdict]>([
    [["clear", "clear"], "clear"],
    [["clear", "held"], "held"],
    [["blocked", "held"], "blocked"],
    [["undetermined", "blocked"], "undetermined"],
    [[], "undetermined"],
  ])("of %j is %s", (verdicts, expected) => {
    expect(reachGroup(all(...verdicts), [])).toBe(expected);
  });

  it("is never clear with a flaw", () => {
    expect(reachGroup(all("clear"), [other])).toBe("blocked");
    expect(reachGroup(all("clear"), [trouble])).toBe("undetermined");
    expect(withFlaw(group([member("clear")]), other).verdict).toBe("blocked");
  });
});

describe("the mode", () => {
  it.each([
    [["observe", "observe"], "observe"],
    [["observe", "enforce"], "enforce"],
    [[], "observe"],
  ] as const)("of %j is %s", (modes, expected) => {
    expect(
      modeOfGroup(
        modes.map((mode) => ({ mode })),
        "observe",
      ),
    ).toBe(expected);
  });
});

function inputs(given: readonly Given[]): AllInputs {
  const { snapshot, facts } = withReviews(given);
  const numbered = facts.map((fact, at) => ({ seq: at + 1, fact }));
  return { snapshot, policy, facts: numbered, people: unknownPeople, elsewhere: [] };
}

describe("decided again", () => {
  const members = [member("clear"), member("held", 31)];
  const record: GroupRecord = {
    ...group(members),
    members: members.map(({ decision, ...merged }) => ({
      ...merged,
      decision: recordOf(decision),
      inputs: null,
    })),
  };
  const paths = (of: GroupRecord) =>
    replayGroup(of, [inputs(approvals), inputs([])]).map(({ path }) => path);

  it("it comes to the same", () => {
    expect(paths(record)).toEqual([]);
  });

  it("what was said of it otherwise is told", () => {
    expect(paths({ ...record, verdict: "clear" })).toEqual(["verdict"]);
  });

  it("so is what was said otherwise of a pull request in it", () => {
    const [first, second] = record.members;
    if (first === undefined || second === undefined) throw new Error("There are two.");
    const forged = { ...second, decision: { ...second.decision, verdict: "clear" as const } };
    const edited = { ...record, members: [first, forged], verdict: "clear" as const };
    expect(paths(edited)).toEqual(["#31 verdict"]);
  });
});
