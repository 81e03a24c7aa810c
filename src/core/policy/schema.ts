/**
 * The keys of a policy file, their types and their bounds. The JSON schema, the reference page and
 * every "must be …" of an error come from here.
 */
import { z } from "zod";
import { severities } from "../../domain/finding.ts";
import { remembered } from "../remembered.ts";
import { faultOf, longestGlob } from "./glob.ts";

/** What the policy needs to know of a detector: its id, and the options it takes. */
export interface KnownDetector {
  readonly id: string;
  readonly options: readonly "known"[];
  /** Its question, for those who read about the key. */
  readonly asks?: string;
}

/** Refused until they work, so that nobody relies on what does nothing. */
export const reservedKeys: readonly string[] = [
  "rules",
  "draw",
  "bots",
  "generated",
  "until",
  "branches",
];

const count = z
  .int("must be a whole number from 1 to 20")
  .min(1, "must be a whole number from 1 to 20")
  .max(20, "must be a whole number from 1 to 20");

const subject = z
  .string("must be text such as team:acme/security, without a space after the colon")
  .regex(
    /^(?:team:[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}|user:[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})|role:(?:write|maintain|admin))$/,
    "must be team:<organization>/<team>, user:<login>, role:write, role:maintain or role:admin",
  )
  .describe(
    "One kind of people: `team:<organization>/<team>` (read access is enough), `user:<login>`, or `role:write`, `role:maintain` or `role:admin` (whoever has that role on the repository, or a greater one).",
  );

const subjects = (description: string) =>
  z
    .array(subject, "must be a list such as [team:acme/security]")
    .min(1, "must name at least one team, user or role")
    .max(50, "must have at most 50 entries: make a team")
    .describe(description);

/**
 * What of `faultOf` an editor can tell while somebody types; every glob that is fine passes.
 */
const globHints = {
  minLength: 1,
  maxLength: longestGlob,
  pattern: String.raw`^(?!\s)(?!!(?!\())(?!(?:.*/)?\.{0,2}(?:/|$))[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*(?<!\s)$`,
};

const globs = (description: string) =>
  z
    .array(
      z
        .string("must be text: put the glob in quotes")
        .superRefine((glob, context) => {
          const fault = faultOf(glob);
          if (fault !== null) context.addIssue({ code: "custom", message: fault });
        })
        .meta(globHints),
      "must be a list of globs such as [services/withdraw/**]",
    )
    .max(200, "must have at most 200 globs: split the area")
    .describe(description);

export const seatSchema = z.strictObject(
  {
    count: count.describe("How many different people it takes.").meta({ examples: [2] }),
    of: subjects("Who may give this approval; without it, whoever may push.")
      .meta({ default: ["role:write"], examples: [["team:acme/custody"], ["role:maintain"]] })
      .optional(),
  },
  "must be a map such as { count: 2, of: [team:acme/custody] }",
);

export const reviewsSchema = z.strictObject(
  {
    required: count
      .describe("Short for one seat: so many approvals by people who may push.")
      .meta({ default: 2, examples: [2] })
      .optional(),
    seats: z
      .array(seatSchema, "must be a list such as [{ count: 2 }]")
      .min(1, "must have at least one entry")
      .max(20, "must have at most 20 entries")
      .describe("The approvals that are asked for; one person fills one seat of an area.")
      .meta({
        examples: [
          [
            { count: 2, of: ["team:acme/custody"] },
            { count: 1, of: ["team:acme/security"] },
          ],
        ],
      })
      .optional(),
    independent: z
      .boolean("must be true or false")
      .describe(
        "Whether those who approve may not all be from a team of somebody who wrote the change, of the teams that this policy names. Who in the last 90 days approved nobody's work but theirs, and they nobody's but that person's, does not count either.",
      )
      .meta({ default: false, examples: [true] })
      .optional(),
  },
  "must be a map such as { required: 2 }",
);

export const findingsSchema = z.strictObject(
  {
    hold: z
      .enum(severities, `must be ${severities.slice(0, -1).join(", ")} or critical`)
      .describe("Findings at or above this severity wait for an answer.")
      .meta({ default: "high", examples: ["medium"] })
      .optional(),
    answers: subjects("Who may answer for a finding; without it, whoever may give an approval.")
      .meta({ examples: [["team:acme/security"]] })
      .optional(),
  },
  "must be a map such as { hold: high }",
);

export const areaSchema = z
  .strictObject(
    {
      name: z
        .string("must be text")
        .regex(/^[a-z0-9-]{1,100}$/, "must be at most 100 of a-z, 0-9 and -")
        .describe("What people call the area; `guard` tightens the built-in area of that name.")
        .meta({ examples: ["custody"] }),
      paths: globs(
        "What it guards: minimatch globs from the top of the repository, with or without a leading dot in names. Only `guard` may leave it out.",
      )
        .min(1, "must have at least one glob")
        .meta({ examples: [["services/withdraw/**", "**/payout*/**"]] })
        .optional(),
      except: globs(
        "What it does not guard though `paths` does; never heeded for executables, symbolic links and submodules.",
      )
        .meta({ default: [], examples: [["**/*.md"]] })
        .optional(),
      reviews: reviewsSchema
        .describe("Who must approve; without it, two people who may push.")
        .meta({
          default: { required: 2 },
          examples: [{ required: 2 }],
          not: { required: ["required", "seats"] },
        })
        .optional(),
      findings: findingsSchema
        .describe("What happens to findings in this area.")
        .meta({ default: { hold: "high" }, examples: [{ hold: "medium" }] })
        .optional(),
    },
    "must be a map with name and paths",
  )
  // For editors: `parsePolicy` says it in sentences.
  .meta({
    oneOf: [
      { properties: { name: { const: "guard" }, except: { maxItems: 0 } } },
      { properties: { name: { not: { const: "guard" } } }, required: ["paths"] },
    ],
  });

const known = z
  .array(
    z
      .string("must be text: put it in quotes")
      .min(1, "must not be empty")
      .max(200, "must have at most 200 characters"),
    'must be a list of texts in quotes such as ["0x52…"]',
  )
  .max(1000, "must have at most 1000 entries")
  .describe("Values that this detector has nothing to say about.")
  .meta({ examples: [["0x52908400098527886E0F7030069857D2E4169EE7"]] });

/** `off`, or the options that this detector takes. */
function settingOf(detector: KnownDetector) {
  const options = z.strictObject(
    Object.fromEntries(detector.options.map((option) => [option, known.optional()])),
  );
  const wanted =
    detector.options.length === 0
      ? "must be off, or be left out"
      : `must be off, or a map with ${detector.options.join(", ")}`;
  const description = detector.asks ?? `Settings of ${detector.id}.`;
  return z.union([z.literal("off"), options], wanted).meta({ description, examples: ["off"] });
}

/** Of the whole file, for the detectors that exist; unknown keys are refused everywhere. */
export const policySchema = remembered(schemaFor);

function schemaFor(detectors: readonly KnownDetector[]) {
  const settings = Object.fromEntries(
    detectors.map((detector) => [detector.id, settingOf(detector).optional()]),
  );
  return z.strictObject(
    {
      version: z
        .literal(1, "must be 1")
        .describe("Of the format, so that a later one is never read as this one.")
        .meta({ examples: [1] }),
      mode: z
        .enum(["enforce", "observe"], "must be enforce or observe")
        .describe("`enforce` publishes a check to require; `observe` only tells what it would do.")
        .meta({ default: "enforce", examples: ["observe"] })
        .optional(),
      areas: z
        .array(areaSchema, "must be a list of areas")
        .max(1000, "must have at most 1000 areas")
        .describe("Named sets of paths, each with its own rule; all that match apply.")
        .meta({ default: [], examples: [[{ name: "trading", paths: ["strategies/**"] }]] })
        .optional(),
      detectors: z
        .strictObject(settings, "must be a map from detectors to off or their options")
        .describe("Detectors to switch off, or what they are to know; all others are on.")
        .meta({ default: {}, examples: [{ "sign-flipped": "off" }] })
        .optional(),
    },
    "must be a map that starts with version: 1",
  );
}

export type PolicyFile = z.infer<ReturnType<typeof policySchema>>;
export type AreaFile = z.infer<typeof areaSchema>;
