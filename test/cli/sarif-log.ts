/** SARIF as it is published: held to its schema, and to what GitHub code scanning asks for besides. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { z } from "zod";

/** Of the standard as OASIS approved it; published by Microsoft. */
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
    ),
    "utf8",
  ),
);

/** Draft 4: what it has otherwise than the drafts that Ajv knows is its own name alone. */
function validator() {
  // One of its patterns has a bracket too many, which is an error in the newer kind of expression.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  // The type of the package's default export is wrong under `nodenext`.
  (addFormats as unknown as (instance: Ajv) => void)(ajv);
  const { $schema: _draft, id: _name, ...rest } = schema;
  return ajv.compile(rest);
}

const fits = validator();

const text = z.string().min(1);
const message = z.object({ text });
const line = z.int().min(1);
const file = z.object({ uri: text, uriBaseId: z.literal("%SRCROOT%") });
const region = z.object({
  startLine: line,
  startColumn: line,
  endLine: line,
  endColumn: line,
  snippet: message.optional(),
});
const place = z.object({ physicalLocation: z.object({ artifactLocation: file, region }) });

/** What code scanning reads of it, as its documentation has it. */
const rule = z.object({
  id: text,
  name: text.max(255),
  shortDescription: z.object({ text: text.max(1024) }),
  fullDescription: z.object({ text: text.max(1024) }),
  help: z.object({ text, markdown: text }),
  defaultConfiguration: z.object({ level: z.enum(["note", "warning", "error"]) }),
  properties: z.object({
    tags: z.array(text).max(10),
    "security-severity": z.string().regex(/^\d\.\d$/),
    precision: z.enum(["very-high", "high", "medium", "low"]),
  }),
});
const result = z.object({
  ruleId: text,
  ruleIndex: z.int().min(0),
  level: z.enum(["note", "warning", "error"]),
  message,
  locations: z.array(place).length(1),
  relatedLocations: z.array(place.extend({ id: z.int(), message })).max(100),
  partialFingerprints: z.strictObject({ "foureyes/v1": z.string().regex(/^[0-9a-f]{64}$/) }),
  properties: z.looseObject({}),
});
const notice = z.object({
  level: z.enum(["warning", "error"]),
  message,
  locations: z
    .array(z.object({ physicalLocation: z.object({ artifactLocation: file }) }))
    .optional(),
});
const run = z.object({
  tool: z.object({
    driver: z.object({
      name: z.literal("Foureyes"),
      semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
      rules: z.array(rule),
    }),
  }),
  automationDetails: z.object({ id: z.literal("foureyes/") }),
  invocations: z
    .array(
      z.object({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(notice) }),
    )
    .length(1),
  results: z.array(result).max(5_000),
});
const log = z.object({
  $schema: z.literal("https://json.schemastore.org/sarif-2.1.0.json"),
  version: z.literal("2.1.0"),
  runs: z.array(run).length(1),
});

export type Run = z.infer<typeof run>;

/** Its one run; throws what is wrong with it. */
export function runOf(value: unknown): Run {
  if (!fits(value)) throw new Error(JSON.stringify(fits.errors?.slice(0, 3), null, 2));
  const [only] = log.parse(value).runs;
  if (only === undefined) throw new Error("There is no run.");
  const ids = only.tool.driver.rules.map(({ id }) => id);
  for (const { ruleId, ruleIndex } of only.results)
    if (ids[ruleIndex] !== ruleId) throw new Error(`Rule ${ruleIndex} is not ${ruleId}.`);
  return only;
}

/** As a reader of SARIF does that knows links and placeholders; null when it finds one. */
export function readMessage(written: string): string | null {
  if (/(?<=(?<!\\)(?:\\\\)*)\[(?:[^\\\][]|\\.)*\]\([^)]*\)/.test(written)) return null;
  const braces = [...written.matchAll(/\{\{|\}\}|\{\d+\}/g)].map(([found]) => found);
  if (braces.some((found) => /\d/.test(found))) return null;
  return written
    .replace(/\\([\\[\]])/g, "$1")
    .replaceAll("{{", "{")
    .replaceAll("}}", "}");
}
