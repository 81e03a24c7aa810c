/** Why somebody is said to have written a part, and whom a commit's addresses mean. */
import { describe, expect, it } from "vitest";
import { isPrivateAddress } from "../../../src/core/approvals/hands.ts";
import type { Called, Fact } from "../../../src/domain/fact.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import { decided, naming } from "../decide/decided.ts";
import { base, carol, dave, head, key, robot, sha } from "../ordinary.ts";

const on = { repository: key.repository, pull: key.pull };
const byRobot: Fact = { kind: "updated", ...on, by: robot, before: base, after: head };

function why(id: number, ...facts: readonly Fact[]): string | null {
  const hand = decided({ facts }).hands.find(({ person }) => person.id === id);
  return hand === undefined ? null : plainOf(hand.because);
}

describe("whoever set a machine going", () => {
  it.each<readonly [Called["how"], string]>([
    ["comment", "called `helper[bot]`, which wrote here"],
    ["assignment", "assigned this to `helper[bot]`, which wrote here"],
    ["workflow", "set off a workflow that ran as `helper[bot]`, which wrote here"],
  ])("by %s is told so", (how, words) => {
    const called: Fact = { kind: "called", ...on, by: carol, machines: ["helper"], how, id: "1" };
    expect(why(carol.id, called, byRobot)).toBe(words);
  });
});

describe("whoever wrote a commit that was replaced", () => {
  const wrote = (about: object = {}): Fact => ({
    kind: "wrote",
    ...on,
    head: sha("d"),
    people: [{ person: dave, commit: sha("d") }],
    ...about,
  });

  it("wrote a part for good", () => {
    expect(why(dave.id, wrote())).toBe("wrote a part of `ddddddd`");
  });

  it("of another pull request did not", () => {
    expect(why(dave.id, wrote({ pull: 31 }))).toBeNull();
  });
});

it.each([
  ["3+carol@users.noreply.github.com", true],
  ["carol@users.noreply.github.com", true],
  ["carol@example.com", false],
  ["carol@users.noreply.github.com.example.com", false],
])("%s is an address of GitHub's own: %s", (address, isIt) => {
  expect(isPrivateAddress(address)).toBe(isIt);
});

it("somebody whom only a commit names is shown as it names them", () => {
  const { hands } = decided({ snapshot: naming("99+zoe") });
  expect(hands.find(({ person }) => person.id === 99)?.person).toEqual({
    id: 99,
    login: "zoe",
    kind: "user",
  });
});
