/** The JSON of `scan`, version 1, as it is promised to the outside: strict, so that nothing creeps in. */
import { z } from "zod";

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const count = z.int().min(0);
const line = z.int().min(1);

const finding = z.strictObject({
  detector: z.string().regex(/^[a-z]+(?:-[a-z]+)+$/),
  family: z.string().min(1),
  severity: z.enum(["critical", "high", "medium", "low"]),
  blocking: z.boolean(),
  area: z.string().nullable(),
  path: z.string().min(1),
  side: z.enum(["before", "after"]),
  startLine: line,
  endLine: line,
  message: z.string().min(1),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  // Added since.
  function: z.string().nullable(),
  commit: sha.nullable(),
});

export const scanSchema = z.strictObject({
  version: z.literal(1),
  verdict: z.enum(["clear", "held", "undetermined"]),
  base: sha,
  head: sha,
  files: z.strictObject({
    changed: count,
    guarded: count,
    inspected: count,
    uninspected: z.array(
      z.strictObject({ path: z.string(), reason: z.string().min(1), commit: sha.nullable() }),
    ),
  }),
  areas: z.array(z.strictObject({ name: z.string(), paths: z.array(z.string()).min(1) })),
  findings: z.array(finding),
  durationMs: z.number().min(0),
  // Added since.
  policy: z
    .strictObject({
      kind: z.enum(["repository", "file", "built-in"]),
      path: z.string().nullable(),
    })
    .nullable(),
  mergeBases: count,
  reason: z.string().min(1).optional(),
  policyErrors: z
    .array(z.strictObject({ line, column: line, message: z.string().min(1) }))
    .min(1)
    .optional(),
});

export type ScanJson = z.infer<typeof scanSchema>;
