/** What entries of the journal are about, as schemas: people, commits, paths, sentences, policies. */
import { z } from "zod";
import type { Path } from "../../../domain/change.ts";
import { severities } from "../../../domain/finding.ts";
import { roles } from "../../../domain/policy.ts";
import type { Sha } from "../../../domain/sha.ts";

export const count = z.int().min(0);
/** A number that GitHub, or the journal, gave. */
export const id = z.int().min(0);
export const line = z.int().min(1);
export const text = z.string();

/** The types of the domain are narrower than what a schema can tell. */
export const sha = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
  .meta({ id: "Sha", description: "An object's id in git." }) as unknown as z.ZodType<Sha>;
export const path = z.string().meta({
  id: "Path",
  description:
    "A path in a tree. A byte 0xNN that is no UTF-8 stands as \\u{dcNN}, written out in these letters.",
}) as unknown as z.ZodType<Path>;
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: "Hash", description: "SHA-256, in hex." });
export const time = z.iso
  .datetime()
  .meta({ id: "Time", description: "ISO 8601, UTC, to the millisecond." });

export const person = z
  .strictObject({
    id: z.int().describe("The account's number; below 0: named by a policy, and not seen yet."),
    login: text,
    kind: z.enum(["user", "bot", "other"]),
  })
  .meta({ id: "Person", description: "An account on GitHub. The number is who it is." });

const part = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ours"), text }),
  z.strictObject({ kind: z.literal("strong"), text }),
  z.strictObject({ kind: z.literal("foreign"), text }),
  z.strictObject({ kind: z.literal("login"), text }),
]);
export const sentence = z.array(part).meta({
  id: "Sentence",
  description: "Words for people: ours, and others' (foreign), which nobody vouches for.",
});

export const severity = z.enum(severities);
export const mode = z.enum(["enforce", "observe"]);
export const reviewState = z.enum([
  "approved",
  "changes-requested",
  "commented",
  "dismissed",
  "pending",
]);

export const subject = z
  .union([
    z.strictObject({ kind: z.literal("team"), organization: text, slug: text }),
    z.strictObject({ kind: z.literal("user"), login: text }),
    z.strictObject({ kind: z.literal("role"), role: z.enum(roles) }),
  ])
  .meta({ id: "Subject", description: "Who may fill a seat." });

export const seat = z.strictObject({ count: line, of: z.array(subject) });

export const policySource = z
  .union([
    z.strictObject({
      kind: z.literal("repository"),
      path: text,
      ref: text.nullable(),
      commit: text,
      object: text,
    }),
    z.strictObject({ kind: z.literal("baseline"), path: text }),
    z.strictObject({ kind: z.literal("file"), path: text }),
    z.strictObject({ kind: z.literal("built-in") }),
  ])
  .meta({ id: "PolicySource", description: "What the policy was made of." });

export const policyErrors = z.array(z.strictObject({ line, column: line, message: text }));

export const policyEdit = z
  .strictObject({
    paths: z.array(text),
    loosened: z.array(z.strictObject({ area: text, what: sentence, paths: z.array(text), count })),
    tightens: z.boolean(),
    broken: z.strictObject({ source: policySource, errors: policyErrors }).nullable(),
  })
  .meta({ id: "PolicyEdit", description: "What the change would do to the policy." });

export const unseen = z.strictObject({ path, reason: sentence, commit: sha.exactOptional() });

export const changeKey = z.strictObject({ installation: id, repository: id, pull: id });
