/** What a simulation takes for granted, and what it does not. */
import { describe, expect, it } from "vitest";
import { judgementOf } from "../../../src/core/journal/judgement.ts";
import { recordOf } from "../../../src/core/journal/record.ts";
import { effectWords } from "../../../src/core/publication/bindings.ts";
import { simulatedPage, simulatedVerdict } from "../../../src/core/publication/simulated-page.ts";
import { plainPalette, terminalOf } from "../../../src/core/publication/terminal.ts";
import { personCalled } from "../../../src/core/simulation/approvals.ts";
import { type Simulated, simulate, verdictOf } from "../../../src/core/simulation/simulate.ts";
import { elsewhereOf, withElsewhere } from "../../../src/core/verdict/elsewhere.ts";
import type { RulesReading } from "../../../src/domain/branch-rules.ts";
import type { AllInputs, InputsElsewhere } from "../../../src/domain/evidence.ts";
import type { DecisionRecord } from "../../../src/domain/journal-entry.ts";
import { unknownPeople } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import { plainOf, say } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  bob,
  carol,
  commit,
  dave,
  erin,
  type Given,
  head,
  inspection,
  policy,
  review,
  robot,
  snapshot,
  trading,
  withReviews,
  writers,
} from "../ordinary.ts";

function inputsOf(given: readonly Given[], read: Snapshot = snapshot): AllInputs {
  const { snapshot: seen, facts } = withReviews(given, read);
  const numbered = facts.map((fact, index) => ({ seq: index + 1, fact }));
  return { snapshot: seen, policy, facts: numbered, people: unknownPeople, elsewhere: [] };
}

const recordedOf = (inputs: AllInputs): DecisionRecord => recordOf(judgementOf(inputs).decision);
const onlyMain: RulesReading = {
  defaultBranch: "main",
  rules: [{ include: ["~DEFAULT_BRANCH"], exclude: [], sources: [1], bypass: [] }],
  branches: [],
  isPartial: false,
};

function simulated(inputs: AllInputs, ...approvers: readonly Person[]): Simulated {
  return simulate(recordedOf(inputs), inputs, approvers, onlyMain);
}

function effectOf(person: Person, { decision }: Simulated): string {
  const opinion = decision.opinions.find((each) => each.person?.id === person.id);
  return opinion === undefined ? "none" : plainOf(effectWords(opinion, decision));
}

describe("an approval that somebody would give", () => {
  it("counts as one that is given: with the one that is there it makes two", () => {
    const inputs = inputsOf([review(1, alice)]);
    expect(simulated(inputs, carol).decision.verdict).toBe("clear");
    const given = recordedOf(inputsOf([review(1, alice), review(2, carol)]));
    const { opinions: _, ...same } = recordOf(simulated(inputs, carol).decision);
    expect(given).toMatchObject(same);
  });

  it.each<[who: Person, because: string]>([
    [bob, "does not count: opened this pull request"],
    [erin, "does not count: may not approve here"],
    [robot, "does not count: is a bot"],
    [dave, "counts for trading"],
  ])("$login: $1", (who, because) => {
    expect(effectOf(who, simulated(inputsOf([review(1, alice)]), who))).toBe(because);
  });

  it("does not count twice for somebody who approved already", () => {
    const inputs = inputsOf([review(1, alice)]);
    expect(simulated(inputs, alice).decision.verdict).toBe("held");
  });

  it("takes the place of their own no, and of nobody else's", () => {
    const inputs = inputsOf([review(1, alice), review(2, carol, "changes-requested")]);
    expect(simulated(inputs, dave).decision.verdict).toBe("blocked");
    expect(simulated(inputs, carol).decision.verdict).toBe("clear");
  });

  it("is newer than every review there was, also than one that GitHub shows no more", () => {
    const inputs = inputsOf([review(900, carol, "changes-requested")]);
    const gone = { ...inputs, snapshot: { ...inputs.snapshot, reviews: [] } };
    const { decision } = simulate(recordedOf(gone), gone, [carol], onlyMain);
    expect(decision.opinions.map(({ review: id }) => id)).toEqual([901]);
  });

  it("of somebody who may push counts where that is known, and else not", () => {
    const asked = { ...policy, areas: [{ ...trading, seats: [{ count: 1, of: [writers] }] }] };
    const listed: Snapshot = {
      ...snapshot,
      collaborators: { kind: "listed", collaborators: [{ person: carol, role: "write" }] },
    };
    const of = (read: Snapshot, who: Person) =>
      simulated({ ...inputsOf([], read), policy: asked }, who).decision.verdict;
    expect(of(listed, carol)).toBe("clear");
    expect(of(listed, dave)).toBe("held");
    expect(of(snapshot, carol)).toBe("held");
  });
});

describe("what stands against it stands", () => {
  it("what kept Foureyes from looking is in the way still", () => {
    const inputs = inputsOf([review(1, alice)]);
    const recorded: DecisionRecord = {
      ...recordedOf(inputs),
      verdict: "undetermined",
      obstacles: [{ kind: "trouble", reason: say`GitHub timed out` }],
    };
    const { decision } = simulate(recorded, inputs, [carol], onlyMain);
    expect(decision.verdict).toBe("undetermined");
  });

  it("another branch that was judged is judged again with it", () => {
    const own = inputsOf([review(1, alice), review(2, carol)]);
    const strict = {
      ...policy,
      areas: [{ ...trading, seats: [{ count: 3, of: trading.seats[0]?.of ?? [] }] }],
    };
    const { elsewhere: _, ...same } = own;
    const there: InputsElsewhere = { ...same, policy: strict, branch: "release/1", isShown: true };
    const inputs = { ...own, elsewhere: [there] };
    const other = elsewhereOf(judgementOf(there).decision, true);
    const found = other === null ? [] : [{ ...other, branch: "release/1" }];
    const recorded = recordOf(withElsewhere(judgementOf(own).decision, found));
    expect(recorded.verdict).toBe("held");
    expect(simulate(recorded, inputs, [erin], onlyMain).decision.verdict).toBe("held");
    expect(simulate(recorded, inputs, [dave], onlyMain).decision.verdict).toBe("clear");
  });

  it.each<[what: string, rules: RulesReading | null, verdict: string]>([
    ["no other", onlyMain, "clear"],
    ["unknown", null, "undetermined"],
    ["more than were read", { ...onlyMain, isPartial: true }, "undetermined"],
    [
      "another",
      {
        ...onlyMain,
        branches: ["release/1"],
        rules: [{ include: ["release/*"], exclude: [], sources: [1], bypass: [] }],
      },
      "undetermined",
    ],
    [
      "none at all, and the default branch is another",
      { ...onlyMain, defaultBranch: "trunk", rules: [] },
      "undetermined",
    ],
  ])(
    "branches that require the check and were not judged are not clear: %s",
    (_what, rules, verdict) => {
      const inputs = inputsOf([review(1, alice)]);
      const result = simulate(recordedOf(inputs), inputs, [carol], rules);
      expect(result.decision.verdict).toBe("clear");
      expect(verdictOf(result)).toBe(verdict);
    },
  );
});

describe("whom a login means", () => {
  it("whoever GitHub tells of, not whoever a commit names", () => {
    const forged = commit(head, {
      author: { name: "x", email: "999+alice@users.noreply.github.com" },
    });
    const change = { ...inspection.change, commits: [forged] };
    const inputs = inputsOf([], { ...snapshot, inspection: { ...inspection, change } });
    expect(personCalled(inputs, "ALICE")).toEqual(alice);
    expect(personCalled(inputs, "zoe")).toBe(null);
  });
});

describe("the page", () => {
  const published = { entry: 7, at: "2026-05-12T12:05:00.000Z", verdict: "held" } as const;

  it("says first that it is none that is published", async () => {
    const result = simulated(inputsOf([review(1, alice), review(2, erin)]), carol, bob);
    const simulation = { ...result, published, siblings: [], isVerified: true };
    const text = terminalOf(simulatedPage(simulation), plainPalette);
    await expect(text).toMatchFileSnapshot("pages/simulated.txt");
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("is as strict as the strictest pull request with the commit", () => {
    const result = simulated(inputsOf([review(1, alice)]), carol);
    const about = { ...result, published, isVerified: true };
    expect(simulatedVerdict({ ...about, siblings: [] })).toBe("clear");
    expect(simulatedVerdict({ ...about, siblings: [{ pull: 31, verdict: null }] })).toBe("held");
    expect(simulatedVerdict({ ...about, siblings: [{ pull: 31, verdict: "blocked" }] })).toBe(
      "blocked",
    );
  });

  it("says when damages of the journal were not looked at", () => {
    const result = simulated(inputsOf([review(1, alice)]), carol);
    const about = { ...result, published, siblings: [] };
    const text = (isVerified: boolean) =>
      terminalOf(simulatedPage({ ...about, isVerified }), plainPalette);
    expect(text(false)).toContain("FOUREYES_ANCHOR_KEY is not set");
    expect(text(true)).not.toContain("FOUREYES_ANCHOR_KEY");
  });
});
