/** A decision on a merge group, as a schema. */
import { z } from "zod";
import { verdicts } from "../../../domain/decision.ts";
import { decision, inputs } from "./decision.ts";
import { changeKey, count, id, mode, sentence, sha, text } from "./things.ts";

const flaw = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("moved"), pull: id, head: sha, merged: sha }),
    z.strictObject({ kind: z.literal("shape"), pull: id, commit: sha }),
    z.strictObject({ kind: z.literal("conflict"), pull: id, paths: z.array(text) }),
    z.strictObject({ kind: z.literal("merge-bases"), pull: id, count }),
    z.strictObject({ kind: z.literal("tree"), pull: id, paths: z.array(text), count }),
    z.strictObject({ kind: z.literal("uncleared"), branches: z.array(text) }),
    z.strictObject({ kind: z.literal("trouble"), reason: sentence }),
  ])
  .meta({ id: "GroupFlaw", description: "Why it is not the branch plus what was approved." });

export const group = z
  .strictObject({
    key: changeKey,
    repository: z.strictObject({ id, owner: text, name: text }),
    verdict: z.enum(verdicts),
    mode,
    head: sha.describe("The commit that the merge queue made."),
    base: sha.describe("The tip of the branch."),
    baseRef: text,
    members: z.array(
      z.strictObject({
        pull: id,
        head: sha,
        before: sha.describe("What it was merged into."),
        commit: sha,
        decision,
        inputs: inputs.nullable().describe("Null when there was nothing to decide on."),
      }),
    ),
    flaws: z.array(flaw),
  })
  .meta({ id: "Group", description: "What was said of a commit that a merge queue made." });
