/** Whoever satisfies the strictest of policies satisfies each; what a change loosens is never left out. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { effectivePolicy } from "../../../src/core/policy/effective.ts";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { isShort, waits } from "../../../src/core/verdict/reach.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import { severities } from "../../../src/domain/finding.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Policy, Subject } from "../../../src/domain/policy.ts";
import {
  alice,
  bob,
  carol,
  dave,
  erin,
  file,
  flip,
  inspection,
  mallory,
  policy as ordinary,
  review,
  snapshot,
  withReviews,
} from "../ordinary.ts";
import { differenceOf } from "./difference.ts";
import { entry } from "./entry.ts";

const slugs = ["quant", "desk", "security"];
const paths = ["strategies/book.py", "strategies/notes.md", "withdraw/send.py"];
const everybody: readonly Person[] = [alice, bob, carol, dave, erin, mallory];

const subject = fc.constantFrom<Subject>(
  ...slugs.map((slug): Subject => ({ kind: "team", organization: "acme", slug })),
  { kind: "user", login: "carol" },
  { kind: "role", role: "write" },
  { kind: "role", role: "admin" },
);
const subjects = fc.uniqueArray(subject, {
  minLength: 1,
  maxLength: 2,
  selector: (each) => JSON.stringify(each),
});
const asked = fc.record({
  paths: fc.subarray(["strategies/**", "withdraw/**", "**/*.py"], { minLength: 1 }),
  except: fc.subarray(["**/*.md", "withdraw/**"]),
  seats: fc.array(fc.record({ count: fc.integer({ min: 1, max: 2 }), of: subjects }), {
    minLength: 1,
    maxLength: 2,
  }),
  independent: fc.boolean(),
  hold: fc.constantFrom(...severities),
  answers: subjects,
});
const area = fc.oneof(
  asked,
  // Who approves may explain, as where a file says nothing of it.
  asked.map((each) => ({ ...each, answers: each.seats.flatMap(({ of }) => of) })),
);

const names = ["trading", "custody"];
/** Areas of one policy are often those of another with a difference. */
function policiesOf(ref: string): fc.Arbitrary<Policy> {
  return fc.array(area, { minLength: 1, maxLength: 2 }).map((areas) =>
    policyOf(
      ref,
      areas.map((each, at) => ({ ...each, name: names[at] ?? "" })),
    ),
  );
}
function policyOf(ref: string, areas: readonly Area[]): Policy {
  const source = { kind: "repository", path: "p.yml", commit: "", object: "" } as const;
  return { ...ordinary, areas, sources: [{ ...source, ref }] };
}
const pair = fc
  .record({
    one: policiesOf("main"),
    other: policiesOf("release"),
    kept: fc.record({
      paths: fc.boolean(),
      except: fc.boolean(),
      seats: fc.boolean(),
      independent: fc.boolean(),
      hold: fc.boolean(),
      answers: fc.boolean(),
    }),
  })
  .map(({ one, other, kept }) => {
    const areas = other.areas.map((each, at) => {
      const like = one.areas[at] ?? each;
      const keep = Object.entries(kept).flatMap(([key, isKept]) =>
        isKept ? [[key, like[key as keyof Area]]] : [],
      );
      return { ...each, ...Object.fromEntries(keep) };
    });
    return { one, other: policyOf("release", areas) };
  });

const world = fc.record({
  members: fc.record(Object.fromEntries(slugs.map((slug) => [slug, fc.subarray([...everybody])]))),
  admins: fc.subarray([...everybody]),
  approvers: fc.subarray([alice, carol, dave, erin]),
  explains: fc.boolean(),
  changed: fc.constantFrom(...paths),
  // Who explains a critical one is set aside where others could approve, and under a stricter policy
  // somebody else may be the one who explains it.
  severity: fc.constantFrom(...severities.filter((severity) => severity !== "critical")),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function decided(policy: Policy, there: World): Decision {
  const changed = file(there.changed);
  const { approvers, admins, members, severity } = there;
  const answers = there.explains ? [{ id: flip.fingerprint.slice(0, 8), reason: "meant" }] : [];
  const given = approvers.map((person, at) => review(at + 1, person, "approved", { answers }));
  const areas = compileAreas(policy).areasOf(changed);
  const found = { ...flip, severity, path: there.changed as Path };
  const read = withReviews(given, {
    ...snapshot,
    inspection: {
      ...inspection,
      guarded: areas.length === 0 ? [] : [{ file: changed, areas: areas.map(({ name }) => name) }],
      findings: areas.length === 0 ? [] : [found],
    },
    teams: Object.fromEntries(
      slugs.map((slug, at) => [
        `acme/${slug}`,
        { kind: "members" as const, id: at, members: members[slug] ?? [] },
      ]),
    ),
    collaborators: {
      kind: "listed",
      collaborators: everybody.map((person) => ({
        person,
        role: admins.includes(person) ? ("admin" as const) : ("write" as const),
      })),
    },
  });
  return decide(read.snapshot, policy, read.facts);
}

it("the strictest of two clears nothing that one of them would not", () => {
  fc.assert(
    fc.property(pair, world, ({ one, other }, there) => {
      fc.pre(decided(effectivePolicy([one, other]), there).verdict === "clear");
      expect(decided(one, there).verdict).toBe("clear");
      expect(decided(other, there).verdict).toBe("clear");
    }),
    { numRuns: 500 },
  );
});

/** Its area goes by the name that one of the second policy gets beside one of the first. */
const third = policiesOf("baseline").map(({ areas }) =>
  policyOf(
    "baseline",
    areas.map((each, at) => (at === 0 ? { ...each, name: "trading (release)" } : each)),
  ),
);

it("nor does the strictest of three, whatever their areas are named", () => {
  fc.assert(
    fc.property(pair, third, world, ({ one, other }, another, there) => {
      const strictest = effectivePolicy([one, other, another]);
      const called = strictest.areas.map(({ name }) => name);
      expect(new Set(called).size).toBe(called.length);
      fc.pre(decided(strictest, there).verdict === "clear");
      for (const each of [one, other, another]) expect(decided(each, there).verdict).toBe("clear");
    }),
    { numRuns: 200 },
  );
});

it("a change to the policy that clears more says so of each area that would not have", () => {
  fc.assert(
    fc.property(pair, world, ({ one, other }, there) => {
      fc.pre(decided(other, there).verdict === "clear");
      const before = decided(one, there);
      fc.pre(before.verdict !== "clear");
      const { loosened } = differenceOf(
        one,
        other,
        paths.map((path) => entry(path)),
      );
      const said = new Set(loosened.map((each) => each.area));
      for (const each of before.areas.filter(isShort)) expect(said).toContain(each.name);
      for (const finding of before.findings.filter(waits))
        expect(finding.areas.some((name) => said.has(name))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
