/**
 * A line of the journal's export. A new kind of entry is a line in `content`, a new kind of fact one
 * in `fact.ts`; the compiler says when they and the types of the domain differ.
 */
import { z } from "zod";
import type { JournalEntry } from "../../../domain/journal-entry.ts";
import { decision, inputs } from "./decision.ts";
import { fact } from "./fact.ts";
import { group } from "./group.ts";
import { hash, id, text, time } from "./things.ts";

const publication = z
  .strictObject({
    decision: id.describe("The decision's number in the journal; 0 for none."),
    repository: id.exactOptional(),
    checkRun: id,
    name: text,
    head: text,
    state: z.enum(["in_progress", "success", "failure", "neutral"]),
  })
  .meta({ id: "Publication", description: "What was written on GitHub." });

/** Half of a hash, in hex. */
const mac = z.string().regex(/^[0-9a-f]{32}$/);

const damage = z
  .strictObject({
    id: mac,
    where: z.enum(["chain", "side-file", "check-run"]).describe("Where it was noticed."),
    seq: id.describe("The entry that is another, or missing."),
    expected: text.describe("The hash that it should have, or its beginning."),
    found: text,
    covers: id.describe("Anchors of entries up to this one are answered for."),
  })
  .meta({ id: "Damage", description: "The journal was not what it had been." });

const acknowledgement = z
  .strictObject({ damage: mac, by: text, reason: text, mac })
  .meta({ id: "Acknowledgement", description: "Somebody looked at a damage; two lift it." });

const content = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fact"), fact }),
  z.strictObject({
    kind: z.literal("decision"),
    decision,
    inputs: inputs
      .nullable()
      .exactOptional()
      .describe("Null when there was nothing to decide on; missing in the first journals."),
  }),
  z.strictObject({ kind: z.literal("group"), group }),
  z.strictObject({ kind: z.literal("publication"), publication }),
  z.strictObject({ kind: z.literal("damage"), damage }),
  z.strictObject({ kind: z.literal("acknowledgement"), acknowledgement }),
]);

export const journalLine = z
  .strictObject({
    seq: id.describe("Counts up over all installations."),
    installation: id.describe("Of the App: each has a chain of its own."),
    at: time.describe("When it was appended."),
    content,
    previous: hash.describe(
      "The hash of the entry before it in the same chain; 64 zeros at first.",
    ),
    hash: hash.describe(
      "SHA-256 of the canonical JSON (RFC 8785) of { installation, at, previous, content }, where `content` is a text: its own canonical JSON.",
    ),
  })
  .meta({
    title: "Foureyes journal",
    description: "One line of `foureyes journal export`: an entry of the journal.",
  });

/** Draft 2020-12. */
export function journalJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(journalLine, { target: "draft-2020-12" });
}

/** Written out to the last field, so that two types of the same fields are one. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : { readonly [Key in keyof T]: Plain<T[Key]> };

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles only while schema and domain say the same, field by field. */
export const isOfTheDomain: Same<Plain<z.infer<typeof journalLine>>, Plain<JournalEntry>> = true;
