/** The decision of the biggest change that somebody could make, with hostile names everywhere. */
import { decide } from "../../../src/core/decide.ts";
import { type Path, pathOf } from "../../../src/domain/change.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Area } from "../../../src/domain/policy.ts";
import {
  alice,
  commit,
  file,
  flip,
  head,
  inspection,
  policy,
  review,
  snapshot,
  trading,
  withReviews,
} from "../ordinary.ts";

const hostile = (index: number) => `${"\u202e\u200b`|@all <b>"}${"x".repeat(4_000)}${index}`;

export function biggestDecision(): Decision {
  const areas: readonly Area[] = Array.from({ length: 200 }, (_, at) => ({
    ...trading,
    name: `area-${at}`,
  }));
  const files = Array.from({ length: 10_000 }, (_, at) => file(hostile(at)));
  const findings = Array.from({ length: 5_000 }, (_, at) => {
    const text = hostile(at);
    return {
      ...flip,
      path: text as Path,
      within: text,
      before: { startLine: 1, lines: Array.from({ length: 100 }, () => text) },
      fingerprint: at.toString(16).padStart(64, "0"),
    };
  });
  const reviews = Array.from({ length: 1_000 }, (_, at) =>
    review(at + 1, { id: 100 + at, login: `person-${at}`, kind: "user" }, "approved", {
      commit: head,
    }),
  );
  const { snapshot: read, facts } = withReviews([...reviews, review(2_000, alice)], {
    ...snapshot,
    inspection: {
      ...inspection,
      change: { ...inspection.change, files, commits: [commit(head)] },
      guarded: files.map((each) => ({ file: each, areas: areas.map(({ name }) => name) })),
      passing: files.slice(0, 100).map((each) => ({ commit: head, file: each, areas: ["area-0"] })),
      findings,
    },
  });
  const moved = files.map((each) => ({ from: flip.path, to: pathOf(each), pull: 12 }));
  return { ...decide(read, { ...policy, areas }, facts), moved };
}
