/** A decision and what it was made of, as schemas. */
import { z } from "zod";
import { verdicts } from "../../../domain/decision.ts";
import {
  changeKey,
  count,
  hash,
  id,
  line,
  mode,
  path,
  person,
  policyEdit,
  policyErrors,
  policySource,
  seat,
  sentence,
  severity,
  sha,
  subject,
  text,
  time,
  unseen,
} from "./things.ts";

const people = z.array(person);
const verdict = z.enum(verdicts);

const obstacle = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("unseen"), files: z.array(unseen) }),
    z.strictObject({
      kind: z.literal("policy"),
      source: policySource,
      proposed: z.boolean(),
      errors: policyErrors,
    }),
    z.strictObject({ kind: z.literal("policy-gone"), source: policySource }),
    z.strictObject({ kind: z.literal("unknown-team"), team: text }),
    z.strictObject({ kind: z.literal("unknown-roles") }),
    z.strictObject({ kind: z.literal("trouble"), reason: sentence }),
  ])
  .meta({ id: "Obstacle", description: "Why we could not look." });

const area = z
  .strictObject({
    name: text,
    paths: z.array(text),
    seats: z.array(
      z.strictObject({
        seat,
        filledBy: people,
        missing: count,
        couldFill: people,
        unfillable: count,
      }),
    ),
    independence: z
      .strictObject({
        reached: z.boolean(),
        teams: z.array(text),
        couldReach: people,
        unreachable: z.boolean(),
      })
      .nullable(),
    leftOut: z
      .array(z.strictObject({ person, because: sentence }))
      .exactOptional()
      .describe("Whose approval counts, and not here; missing when there is nobody."),
  })
  .meta({ id: "Area", description: "What an area of the policy asks for, and who gave it." });

const opinion = z
  .strictObject({
    review: id,
    person: person.nullable(),
    said: z.enum(["approved", "requested changes", "dismissed"]),
    commit: sha.nullable().describe("What it was given for."),
    ignored: sentence.nullable().describe("Why it does not count; null when it does."),
    mayRepeat: z.boolean(),
  })
  .meta({ id: "Opinion", description: "Somebody's newest review." });

const finding = z
  .strictObject({
    detector: text,
    severity,
    path,
    side: z.enum(["before", "after"]),
    startLine: line,
    endLine: line,
    fingerprint: hash,
    commit: sha.exactOptional().describe("Whose lines they are, when a later one takes it back."),
    areas: z.array(text),
    holds: z.boolean().describe("It waits for an answer, or has one."),
    answer: z.strictObject({ person, reason: text, review: id }).nullable(),
  })
  .meta({ id: "Finding", description: "What an insider would hide; the lines stay in git." });

const weakness = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("unreadable") }),
    z.strictObject({ kind: z.literal("not-required") }),
    z.strictObject({ kind: z.literal("unpinned") }),
    z.strictObject({ kind: z.literal("other-app") }),
    z.strictObject({
      kind: z.literal("bypass"),
      by: z.array(z.strictObject({ who: text, isMachine: z.boolean() })),
    }),
    z.strictObject({ kind: z.literal("bypass-unknown") }),
  ])
  .meta({ id: "Weakness", description: "A way around the check on the base branch." });

const elsewhere = z.strictObject({
  branch: text,
  verdict,
  missing: z.array(z.strictObject({ area: text, count })),
  waiting: count,
  isShown: z.boolean(),
});

export const decision = z
  .strictObject({
    key: changeKey,
    repository: z.strictObject({ id, owner: text, name: text }),
    verdict,
    mode,
    head: sha,
    base: sha,
    baseRef: text,
    sources: z.array(policySource),
    policyEdit: policyEdit.nullable(),
    obstacles: z.array(obstacle),
    areas: z.array(area),
    vetoes: z.array(
      z.strictObject({ person, reason: sentence, lifters: z.array(subject).exactOptional() }),
    ),
    opinions: z.array(opinion),
    hands: z.array(z.strictObject({ person, because: sentence })),
    findings: z.array(finding),
    refusedAnswers: z.array(z.strictObject({ person, id: text, because: sentence })),
    unknownHands: z.array(z.strictObject({ commit: sha, because: sentence })),
    suggesters: z.array(person),
    files: z.strictObject({ changed: count, guarded: count, inspected: count }),
    commits: count,
    mergeBases: count,
    elsewhere: z.array(elsewhere),
    weaknesses: z.array(weakness),
    shown: z
      .array(
        z.strictObject({
          path,
          before: sha.nullable(),
          after: sha.nullable(),
          commit: sha.exactOptional().describe("Where it is so, if not in the whole change."),
        }),
      )
      .exactOptional()
      .describe("What exactly is guarded here, by the objects that it was and is."),
    movedOut: z
      .array(z.strictObject({ from: path, to: path, areas: z.array(text) }))
      .exactOptional()
      .describe("Stays guarded for what it was once this is merged."),
    moved: z
      .array(z.strictObject({ from: path, to: path, pull: id }))
      .exactOptional()
      .describe("Why files are guarded that no area names."),
    remarks: z.array(sentence).exactOptional(),
    tenureDays: count.nullable(),
  })
  .meta({ id: "Decision", description: "What was said of a change, and why." });

const differs = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("unreadable") }),
  z.strictObject({ kind: z.literal("changed"), path }),
  z.strictObject({ kind: z.literal("not-shown"), path }),
  z.strictObject({ kind: z.literal("in-commit"), path, commit: sha }),
  z.strictObject({ kind: z.literal("base-moved"), path }),
  z.strictObject({ kind: z.literal("gone"), path }),
]);

const ofOneBranch = {
  tenuredUntil: time,
  endorsements: z
    .array(z.strictObject({ by: person, of: people }))
    .exactOptional()
    .describe("Whose work people approved lately; missing when nobody asked."),
  pull: z.strictObject({
    number: id,
    opener: person.nullable(),
    draft: z.boolean(),
    baseRef: text,
    head: sha,
    base: sha,
  }),
  tree: sha.describe("All content of the head."),
  mergeBases: z.array(sha),
  bindings: z
    .array(z.strictObject({ review: id, commit: sha, differs: differs.nullable() }))
    .describe("What reviews were about, and how that differs from what would be merged."),
  idle: z.array(sha).describe("Commits that bring nothing of anybody's."),
  facts: z.array(id).describe("Numbers of the facts in the journal that it was made of."),
  detectors: z.record(text, line).describe("Versions of all detectors."),
  parts: z
    .strictObject({
      inspection: hash,
      authors: hash,
      reviews: hash,
      teams: hash,
      collaborators: hash,
      rules: hash,
      policy: hash,
      people: hash,
    })
    .describe("The other inputs, by the hash of their canonical JSON: see `foureyes replay`."),
};

export const inputs = z
  .strictObject({
    ...ofOneBranch,
    elsewhere: z
      .array(z.strictObject({ branch: text, isShown: z.boolean(), ...ofOneBranch }))
      .describe("The same of other branches that the commit was judged for, clear or not."),
  })
  .meta({ id: "Inputs", description: "What the decision was made of, without source text." });
