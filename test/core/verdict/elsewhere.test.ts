/** Green is for a commit: what a decision about one branch means for another. */
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { elsewhereOf, withElsewhere } from "../../../src/core/verdict/elsewhere.ts";
import type { Decision, Elsewhere, Verdict } from "../../../src/domain/decision.ts";
import type { Area } from "../../../src/domain/policy.ts";
import {
  alice,
  carol,
  dave,
  flip,
  type Given,
  inspection,
  policy,
  quant,
  review,
  security,
  snapshot,
  trading,
  withReviews,
} from "../ordinary.ts";

const both = [review(1, alice), review(2, carol)];
const custody: Area = {
  ...trading,
  name: "custody",
  seats: [
    { count: 1, of: [quant] },
    { count: 2, of: [security] },
  ],
};

/** The ordinary change, with a finding that nobody explained, for a branch that guards more. */
function there(given: readonly Given[], ...areas: readonly Area[]): Decision {
  const guarded = inspection.guarded.map(({ file }) => ({
    file,
    areas: areas.map(({ name }) => name),
  }));
  const low = { ...flip, severity: "low" as const, fingerprint: "1234abcd".padEnd(64, "0") };
  const read = { ...inspection, guarded, findings: [flip, low] };
  const { snapshot: asked, facts } = withReviews(given, {
    ...snapshot,
    pull: { ...snapshot.pull, baseRef: "release/1" },
    inspection: read,
  });
  const onRelease = facts.map((fact) =>
    fact.kind === "reviewed" ? { ...fact, baseRef: "release/1" } : fact,
  );
  return decide(asked, { ...policy, areas }, onRelease);
}

describe("a branch where the commit is not clear", () => {
  const lenient: Area = { ...trading, hold: "critical", seats: [{ count: 2, of: [quant] }] };

  it("tells what is missing there, area by area, and how many findings wait", () => {
    expect(elsewhereOf(there(both, lenient, custody), true)).toEqual({
      branch: "release/1",
      verdict: "held",
      missing: [{ area: "custody", count: 2 }],
      waiting: 1,
      isShown: true,
    });
  });

  it("tells whether it can be given here", () => {
    expect(elsewhereOf(there(both, custody), false)?.isShown).toBe(false);
  });

  it("is none when it is clear there", () => {
    const answers = [{ id: "7c1e90ab", reason: "It is meant so." }];
    const explained = [...both, review(3, dave, "commented", { answers })];
    expect(elsewhereOf(there(explained, lenient), true)).toBeNull();
    expect(elsewhereOf(there(both, lenient), true)).not.toBeNull();
  });
});

describe("a commit", () => {
  const other = (verdict: Verdict): Elsewhere => ({
    branch: "release/1",
    verdict,
    missing: [],
    waiting: 0,
    isShown: true,
  });
  const { snapshot: read, facts } = withReviews(both);
  const here = decide(read, policy, facts);
  const held = decide(snapshot, policy, []);

  it.each<readonly [Verdict, Decision, readonly Verdict[]]>([
    ["clear", here, []],
    ["held", here, ["held"]],
    ["blocked", here, ["held", "blocked"]],
    ["undetermined", here, ["undetermined", "held"]],
    ["held", held, []],
  ])("is %s, as the strictest of all branches that it would open", (verdict, decision, others) => {
    const elsewhere = others.map(other);
    expect(decision.elsewhere).toEqual([]);
    expect(withElsewhere(decision, elsewhere)).toEqual({ ...decision, verdict, elsewhere });
  });
});
