/** The ordinary change with a difference: one for each kind of page. */
import { decide } from "../../../src/core/decide.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import { type People, unknownPeople } from "../../../src/domain/people.ts";
import type { Area, Loosening } from "../../../src/domain/policy.ts";
import { login, say } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  base,
  bob,
  carol,
  dave,
  earlier,
  erin,
  file,
  flip,
  type Given,
  head,
  inspection,
  mallory,
  policy,
  quant,
  review,
  robot,
  security,
  sha,
  snapshot,
  trading,
  withReviews,
} from "../ordinary.ts";

interface Difference {
  readonly areas?: readonly Area[];
  readonly given?: readonly Given[];
  readonly inspection?: Partial<Snapshot["inspection"]>;
  readonly snapshot?: Partial<Snapshot>;
  readonly people?: Partial<People>;
  readonly decision?: Partial<Decision>;
}

export function decided(different: Difference): Decision {
  const { areas = [trading], given = [] } = different;
  const { snapshot: read, facts } = withReviews(given, {
    ...snapshot,
    inspection: { ...inspection, ...different.inspection },
    ...different.snapshot,
  });
  const people = { ...unknownPeople, ...different.people };
  return { ...decide(read, { ...policy, areas }, facts, people), ...different.decision };
}

function guardedAs(...areas: readonly Area[]): Partial<Snapshot["inspection"]> {
  const wallet = file("wallet/keys.py");
  return {
    guarded: [
      { file: file("strategies/book.py"), areas: ["trading"] },
      { file: wallet, areas: areas.map(({ name }) => name) },
    ],
  };
}

const custody: Area = {
  ...trading,
  name: "custody",
  paths: ["wallet/**"],
  seats: [
    { count: 2, of: [quant] },
    { count: 1, of: [security] },
  ],
};
const independent: Area = {
  ...trading,
  seats: [{ count: 2, of: [quant, security] }],
  independent: true,
};
export const approvals = [review(1, alice), review(2, carol)];
const guardFile = ".github/foureyes.yml" as Path;
const loosened: readonly Loosening[] = [
  {
    area: "custody",
    what: say`asks for 1 of ${"acme/quant"} instead of 2`,
    paths: ["wallet/keys.py", "wallet/send.py"],
    count: 2,
  },
  {
    area: "trading",
    what: say`no longer guards`,
    paths: ["strategies/book.py", "strategies/depth.py", "strategies/fx/carry.py"],
    count: 41,
  },
];
const ofPolicy = { guarded: [{ file: file(guardFile), areas: ["guard"] }] };
const guard: Area = { ...trading, name: "guard", paths: [guardFile] };

export const cases: Readonly<Record<string, Difference>> = {
  "two-areas": {
    areas: [trading, custody],
    inspection: guardedAs(custody),
    given: [review(1, alice)],
  },
  "nobody-left": {
    areas: [
      {
        ...trading,
        seats: [
          { count: 2, of: [quant] },
          { count: 2, of: [security] },
        ],
      },
    ],
    given: [review(1, alice)],
  },
  "not-independent": { areas: [independent], given: approvals },
  "set-aside": {
    areas: [trading, custody, { ...independent, name: "desk" }],
    inspection: {
      guarded: [
        { file: file("strategies/book.py"), areas: ["trading", "desk"] },
        { file: file("wallet/keys.py"), areas: ["custody"] },
      ],
      findings: [flip],
    },
    snapshot: {
      endorsements: [
        { by: alice, of: [bob] },
        { by: bob, of: [alice] },
      ],
    },
    given: [
      review(1, alice),
      review(2, carol, "approved", {
        answers: [{ id: "7c1e90ab", reason: "The feed is sorted the other way since July." }],
      }),
    ],
    decision: {
      remarks: [
        say`${login("alice")} approved within 10 seconds of the last push`,
        say`${login("bob")} took back the request for a review by ${login("erin")}, who had written one`,
      ],
    },
  },
  "not-eligible": {
    given: [review(1, alice), review(2, dave), review(3, robot), review(4, bob)],
    people: { watch: [{ id: dave.id }], tenureDays: 14 },
  },
  "one-person-twice": {
    given: [review(1, alice), review(2, carol)],
    people: { same: [[{ id: alice.id }, { id: carol.id }]] },
  },
  "policy-loosened": {
    areas: [guard, trading, custody],
    inspection: {
      guarded: [{ file: file(guardFile), areas: ["guard", "trading", "custody"] }],
      policyEdit: { paths: [guardFile], loosened, tightens: true, broken: null },
    },
    given: [review(1, alice)],
  },
  "policy-tightened": {
    areas: [guard],
    inspection: {
      ...ofPolicy,
      policyEdit: { paths: [guardFile], loosened: [], tightens: true, broken: null },
    },
  },
  "policy-proposed-broken": {
    areas: [guard],
    inspection: {
      ...ofPolicy,
      policyEdit: {
        paths: [guardFile],
        loosened: [],
        tightens: false,
        broken: {
          source: {
            kind: "repository",
            path: guardFile,
            ref: null,
            commit: head,
            object: sha("9"),
          },
          errors: [{ line: 4, column: 5, message: 'Unknown key "path". Did you mean "paths"?' }],
        },
      },
    },
    given: approvals,
  },
  "policy-gone": {
    decision: {
      verdict: "undetermined",
      areas: [],
      obstacles: [
        {
          kind: "policy-gone",
          source: {
            kind: "repository",
            path: guardFile,
            ref: "main",
            commit: base,
            object: sha("8"),
          },
        },
      ],
    },
  },
  unseen: {
    inspection: {
      findings: [flip],
      unseen: [
        {
          path: "strategies/book.py" as Path,
          reason: say`its content is not in the repository that was read`,
        },
      ],
    },
    given: approvals,
  },
  "unknown-team": { snapshot: { teams: {} }, given: [review(1, alice)] },
  elsewhere: {
    inspection: { guarded: [] },
    decision: {
      verdict: "held",
      baseRef: "sandbox",
      elsewhere: [
        {
          branch: "main",
          verdict: "held",
          missing: [
            { area: "trading", count: 2 },
            { area: "custody", count: 3 },
          ],
          waiting: 1,
          isShown: true,
        },
        {
          branch: "release/1",
          verdict: "undetermined",
          missing: [],
          waiting: 0,
          isShown: true,
        },
        {
          branch: "release/2",
          verdict: "held",
          missing: [{ area: "trading", count: 2 }],
          waiting: 0,
          isShown: false,
        },
      ],
    },
  },
  "ways-around": {
    given: approvals,
    snapshot: {
      rules: {
        branch: "main",
        check: "unpinned",
        bypass: [
          { who: "organization admins", isMachine: false },
          { who: "deploy keys", isMachine: true },
        ],
      },
    },
  },
  "many-findings": {
    given: [
      review(1, alice, "approved", { commit: earlier }),
      review(2, erin, "changes-requested"),
    ],
    inspection: {
      findings: Array.from({ length: 12 }, (_, at) => ({
        ...flip,
        severity: at < 2 ? ("critical" as const) : ("medium" as const),
        startLine: 14 + at,
        fingerprint: (at + 16).toString(16).padEnd(64, "0"),
      })),
    },
  },
  "in-passing": {
    areas: [trading, custody],
    inspection: {
      passing: [{ commit: earlier, file: file("wallet/keys.py"), areas: ["custody"] }],
      findings: [{ ...flip, path: "wallet/keys.py" as Path, commit: earlier }],
    },
    given: [review(1, alice)],
  },
  "moved-out": {
    decision: {
      moved: [{ from: "strategies/fees.py" as Path, to: "lib/fees.py" as Path, pull: 12 }],
      movedOut: [
        {
          from: "strategies/book.py" as Path,
          to: "lib/book.py" as Path,
          areas: ["trading", "custody"],
        },
      ],
    },
    given: [review(1, alice)],
  },
  "hostile-names": {
    areas: [{ ...trading, seats: [{ count: 1, of: [quant] }] }],
    inspection: {
      guarded: [{ file: file("strategies/`|@acme/all <b>\u202egnp.\n# x.py"), areas: ["trading"] }],
      findings: [
        {
          ...flip,
          path: "strategies/`|@acme/all <b>\u202egnp.\n# x.py" as Path,
          within: "rank`](https://evil.example) @acme/all",
          after: {
            startLine: 14,
            lines: ["```", "</details> @acme/all \u001b[2J", "x".repeat(300)],
          },
        },
      ],
    },
    given: [review(1, mallory)],
  },
};
