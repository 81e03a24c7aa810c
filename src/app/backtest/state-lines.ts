/** The lines of a state file, read with distrust: one that is not whole is looked for again. */
import { z } from "zod";
import { severities } from "../../domain/finding.ts";
import type { Kept } from "./state.ts";

const sentence = z.array(
  z.strictObject({ kind: z.enum(["ours", "strong", "foreign", "login"]), text: z.string() }),
);
const excerpt = z.strictObject({ startLine: z.int(), lines: z.array(z.string()) }).nullable();
const names = z.array(z.string());

const finding = z.strictObject({
  detector: z.string(),
  family: z.string(),
  severity: z.enum(severities),
  path: z.string(),
  side: z.enum(["before", "after"]),
  startLine: z.int(),
  endLine: z.int(),
  within: z.string().nullable(),
  message: sentence,
  before: excerpt,
  after: excerpt,
  fingerprint: z.string(),
  commit: z.string().optional(),
});

const line = z.strictObject({
  key: z.string(),
  verdict: z.enum(["untouched", "clear", "held"]),
  files: z.strictObject({ changed: z.int(), guarded: z.int() }),
  lines: z.int().nullable(),
  areas: names,
  proposed: names,
  findings: z.array(z.strictObject({ finding, holding: names })),
  hindrances: z.tuple([]),
});

/** By key; the newest of several. */
export function keptIn(text: string): ReadonlyMap<string, Kept> {
  const found = new Map<string, Kept>();
  for (const each of text.split("\n")) {
    const { data } = line.safeParse(parsed(each));
    if (data === undefined) continue;
    const { key, ...kept } = data;
    found.set(key, kept as unknown as Kept);
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
