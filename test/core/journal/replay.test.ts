/** What the journal keeps of a decision is enough to decide again, and no more of the source than that. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  openInputs,
  partNames,
  readParts,
  type Sealed,
  sealAllInputs,
} from "../../../src/core/journal/inputs.ts";
import { judgementOf } from "../../../src/core/journal/judgement.ts";
import { recordOf } from "../../../src/core/journal/record.ts";
import { replay } from "../../../src/core/journal/replay.ts";
import { readBack, written } from "../../../src/core/journal/written.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Inputs, InputsRecord, SharedParts } from "../../../src/domain/evidence.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { DecisionRecord } from "../../../src/domain/journal-entry.ts";
import { unknownPeople } from "../../../src/domain/people.ts";
import { question } from "../decide/questions.ts";
import {
  alice,
  carol,
  commit,
  file,
  flip,
  head,
  inspection,
  policy,
  review,
  snapshot,
  withReviews,
} from "../ordinary.ts";

const numbered = (facts: readonly Fact[]) => facts.map((fact, at) => ({ seq: at + 1, fact }));

/** As it comes back from the journal: by way of JSON, and with nothing in common but that. */
function kept<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function opened(
  sealed: Sealed<InputsRecord>,
  decision: DecisionRecord,
  facts: Inputs["facts"],
): Inputs {
  const { record, contents } = kept(sealed);
  const byHash = new Map(contents.map(({ hash, content }) => [hash, content]));
  const parts = Object.fromEntries(
    partNames.map((name) => [name, byHash.get(record.parts[name]) ?? ""]),
  ) as Record<keyof SharedParts, string>;
  return openInputs(record, decision, readParts(parts), kept(facts));
}

function again(inputs: Inputs, change: (inputs: Inputs) => Inputs = (same) => same) {
  const decision = kept(recordOf(judgementOf(inputs).decision));
  const sealed = sealAllInputs({ ...inputs, elsewhere: [] }, { "sign-flipped": 1 });
  const changed = change(opened(sealed, decision, inputs.facts));
  return replay(decision, { ...changed, elsewhere: [] });
}

const contentsOf = (inputs: Inputs) => sealAllInputs({ ...inputs, elsewhere: [] }, {}).contents;

const reviewed = withReviews([review(71, alice), review(72, carol)]);
const ordinary: Inputs = {
  snapshot: { ...reviewed.snapshot, inspection: { ...inspection, findings: [flip] } },
  policy,
  facts: numbered(reviewed.facts),
  people: unknownPeople,
};

describe("deciding again from what was kept", () => {
  it("comes to the same, whatever was decided", () => {
    fc.assert(
      fc.property(question, ({ facts, ...asked }) => {
        expect(again({ ...asked, facts: numbered(facts) })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("comes to the same with names that are not UTF-8, and with those that look like their escapes", () => {
    const paths = ["a\udc80.py", "a\\u{dc80}.py", "a\\u{5c}u{dc80}.py"];
    const guarded = paths.map((path) => ({ file: file(path), areas: ["trading"] }));
    const findings = paths.map((path, at) => ({
      ...flip,
      path: path as Path,
      fingerprint: String(at).padEnd(64, "0"),
    }));
    const change = { ...inspection.change, files: paths.map(file) };
    const odd = { ...inspection, change, guarded, findings };
    expect(again({ ...ordinary, snapshot: { ...snapshot, inspection: odd } })).toEqual([]);
    for (const path of paths) expect(readBack(written(path))).toBe(path);
  });

  it("asks about other branches again, those where it was clear too", () => {
    const own = { ...ordinary, snapshot: reviewed.snapshot };
    const { decision } = judgementOf(own);
    expect(decision.verdict).toBe("clear");
    const branch = { branch: "release", isShown: true };
    const clear = { ...own, elsewhere: [{ ...own, ...branch }] };
    expect(replay(recordOf(decision), clear)).toEqual([]);
    const lost = { ...own, elsewhere: [{ ...own, ...branch, facts: own.facts.slice(0, 3) }] };
    expect(replay(recordOf(decision), lost)).toEqual([
      { path: "elsewhere[0]", recorded: null, now: expect.stringContaining('"release"') },
      { path: "verdict", recorded: '"clear"', now: '"held"' },
    ]);
    const unseen = {
      branch: "more",
      verdict: "undetermined",
      missing: [],
      waiting: 0,
      isShown: false,
    } as const;
    const stuck = { ...recordOf(decision), verdict: "undetermined" as const, elsewhere: [unseen] };
    expect(replay(stuck, clear)).toEqual([]);
  });

  it("comes to the same with what was moved, and with what only a commit in between shows", () => {
    const at = (path: string) => ({ file: file(path), areas: ["trading"] });
    const moved = [{ from: "strategies/a.py" as Path, to: "lib/a.py" as Path, pull: 12 }];
    const passing = [{ ...at("strategies/b.py"), commit: head }];
    const lost = { path: "strategies/c.py" as Path, reason: [], commit: head };
    const inputs = {
      ...ordinary,
      policy: { ...policy, moved },
      snapshot: {
        ...snapshot,
        inspection: {
          ...inspection,
          guarded: [at("lib/a.py")],
          passing,
          findings: [{ ...flip, path: "strategies/b.py" as Path, commit: head }],
          unseen: [lost],
        },
      },
    };
    expect(judgementOf(inputs).decision.moved).toEqual(moved);
    expect(again(inputs)).toEqual([]);
    const less = again(inputs, (same) => ({ ...same, policy: { ...policy } }));
    expect(less.map(({ path }) => path)).toEqual(["moved"]);
  });

  it("holds nothing against the first journals that they did not tell", () => {
    const { shown: _, ...first } = kept(recordOf(judgementOf(ordinary).decision));
    expect(replay(first, { ...ordinary, elsewhere: [] })).toEqual([]);
    const other = { ...first, shown: [] };
    expect(replay(other, { ...ordinary, elsewhere: [] })).toHaveLength(1);
  });

  it("shows field by field what comes out differently", () => {
    const stricter = again(ordinary, (inputs) => ({
      ...inputs,
      policy: {
        ...inputs.policy,
        areas: inputs.policy.areas.map((area) => ({
          ...area,
          seats: area.seats.map((seat) => ({ ...seat, count: 3 })),
        })),
      },
    }));
    expect(stricter).toContainEqual({
      path: "areas[0].seats[0].missing",
      recorded: "0",
      now: "1",
    });
    const fewer = again(ordinary, (inputs) => ({
      ...inputs,
      facts: inputs.facts.filter(({ fact }) => fact.kind !== "reviewed" || fact.review !== 72),
    }));
    expect(fewer).toContainEqual({
      path: "areas[0].seats[0].filledBy[1]",
      recorded: JSON.stringify({ id: carol.id, kind: carol.kind, login: carol.login }),
      now: null,
    });
  });
});

describe("what is kept", () => {
  const contents = contentsOf(ordinary).map(({ content }) => content);

  it("has no line of source, no words about one, and nobody's address but GitHub's private ones", () => {
    expect(contents.join()).toContain(flip.fingerprint);
    expect(contents.join()).not.toMatch(/lambda|sorted|changed sign|rank|example\.com/);
    const named = commit(head, {
      trailers: [{ name: "Carol", email: "3+carol@users.noreply.github.com" }],
    });
    const signed = {
      ...inspection,
      change: { ...inspection.change, commits: [named] },
    };
    const inputs = { ...ordinary, snapshot: { ...ordinary.snapshot, inspection: signed } };
    expect(contentsOf(inputs)[0]?.content).toContain("3+carol@users.noreply");
    expect(again(inputs)).toEqual([]);
  });

  it("is the same content for the same change, whatever was reviewed and wherever the base is", () => {
    const [first] = contentsOf(ordinary);
    const moved = { ...ordinary.snapshot.pull, base: head };
    const other = { ...ordinary, snapshot: { ...ordinary.snapshot, reviews: [], pull: moved } };
    expect(contentsOf(other)[0]).toEqual(first);
  });
});
