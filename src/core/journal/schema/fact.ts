/** Facts, as schemas: one a kind. */
import { z } from "zod";
import { count, hash, id, path, person, reviewState, sha, text, time } from "./things.ts";

const onPull = { repository: id, pull: id };

export const fact = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("opened"),
      ...onPull,
      by: person,
      head: sha,
      at: text.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal("updated"),
      ...onPull,
      by: person,
      before: sha,
      after: sha,
      at: text.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal("pushed"),
      repository: id,
      ref: text,
      by: person,
      before: sha,
      after: sha,
      commits: z.array(sha),
      forced: z.boolean().exactOptional(),
      at: text.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal("reviewed"),
      ...onPull,
      review: id,
      by: person,
      state: reviewState,
      commit: sha,
      baseRef: text.exactOptional(),
      base: sha.exactOptional(),
      answers: z.array(z.strictObject({ id: text, reason: text })),
      at: text.exactOptional(),
    }),
    z.strictObject({ kind: z.literal("review-dismissed"), ...onPull, review: id, by: person }),
    z.strictObject({
      kind: z.literal("review-edited"),
      ...onPull,
      review: id,
      by: person,
      at: text,
    }),
    z
      .strictObject({
        kind: z.literal("bound"),
        ...onPull,
        review: id,
        commit: sha,
        base: sha,
        tree: sha,
        mergeBases: z.array(sha),
        files: count,
        digest: hash.describe("Over the guarded files that it was shown."),
      })
      .describe("What a review was about."),
    z
      .strictObject({
        kind: z.literal("branch-moved"),
        ...onPull,
        headRepository: id,
        ref: text,
        by: person,
        before: sha,
        after: sha,
        at: text,
      })
      .describe("GitHub's own log of a branch says who moved it."),
    z
      .strictObject({ kind: z.literal("moves-unknown"), ...onPull, head: sha })
      .describe("Moves of the branch were missing, and GitHub's log did not tell them."),
    z
      .strictObject({
        kind: z.literal("wrote"),
        ...onPull,
        head: sha,
        people: z.array(z.strictObject({ person, commit: sha })),
      })
      .describe("Who wrote the commits of the pull request when it had this head."),
    z
      .strictObject({
        kind: z.literal("called"),
        ...onPull,
        by: person,
        machines: z.array(text),
        how: z.enum(["comment", "assignment", "workflow"]),
        id: text,
      })
      .describe("Somebody set a machine going that may write."),
    z
      .strictObject({ kind: z.literal("suggested"), ...onPull, by: person, comment: id })
      .describe("Somebody proposed lines that a button commits."),
    z.strictObject({
      kind: z.literal("retargeted"),
      ...onPull,
      by: person,
      from: text,
      to: text,
      at: text,
    }),
    z.strictObject({
      kind: z.literal("closed"),
      ...onPull,
      by: person,
      head: sha,
      merged: z.boolean(),
      at: text,
    }),
    z.strictObject({
      kind: z.literal("members-seen"),
      group: text.describe("`team <id>` or `repository <id>`."),
      people: z.array(person),
      since: time.nullable().describe("Null: there when we looked first, so for long."),
    }),
    z.strictObject({
      kind: z.literal("members-gone"),
      group: text.describe("As they were seen in it."),
      people: z.array(person),
      at: time.describe("When it was noticed."),
    }),
    z
      .strictObject({
        kind: z.literal("request-removed"),
        ...onPull,
        by: person,
        asked: person,
        at: text,
      })
      .describe("Somebody is not asked for a review any more."),
    z
      .strictObject({
        kind: z.literal("moved-out"),
        ...onPull,
        from: path,
        to: path,
        areas: z.array(text),
      })
      .describe("A guarded file was moved to where no area names it; it stays guarded."),
    z
      .strictObject({
        kind: z.literal("run-forged"),
        repository: id,
        head: sha,
        name: text,
        run: id,
        state: text,
        externalId: text,
      })
      .describe("A check run of our name that we did not write so."),
    z
      .strictObject({
        kind: z.literal("merged"),
        ...onPull,
        head: sha,
        baseRef: text,
        decision: id.describe("The number of the entry by which it was clear."),
        approvals: z.array(z.strictObject({ person, review: id, commit: sha })),
        files: z.array(z.strictObject({ path, before: sha.nullable(), after: sha.nullable() })),
      })
      .describe("Merged, and clear: what exactly was approved, in whose name."),
    z
      .strictObject({ kind: z.literal("merged-unclear"), ...onPull, head: sha, baseRef: text })
      .describe("Merged where the check is required, at a commit that was never clear."),
  ])
  .meta({ id: "Fact", description: "What happened, as GitHub's deliveries told it at the time." });
