/** The JSON of `backtest`, version 1, as it is promised to the outside: strict, so that nothing creeps in. */
import { z } from "zod";

const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const count = z.int().min(0);
const time = z.iso.datetime();
const per100 = z.number().min(0).max(100).nullable();
const rate = { count, of: count, per100, low: per100, high: per100 };
const detector = z.string().regex(/^[a-z]+(?:-[a-z]+)+$/);
const excerpt = z
  .strictObject({ startLine: z.int().min(1), lines: z.array(z.string()).min(1) })
  .nullable();

const finding = z.strictObject({
  detector,
  family: z.string().min(1),
  severity: z.enum(["critical", "high", "medium", "low"]),
  blocking: z.boolean(),
  areas: z.array(z.string()),
  path: z.string().min(1),
  side: z.enum(["before", "after"]),
  startLine: z.int().min(1),
  endLine: z.int().min(1),
  function: z.string().nullable(),
  message: z.string().min(1),
  before: excerpt,
  after: excerpt,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  commit: sha.nullable(),
});

const pullRequest = z.strictObject({
  number: count.nullable(),
  title: z.string(),
  commit: sha,
  base: sha,
  head: sha,
  way: z.enum(["merge", "squash"]),
  mergedAt: time,
  files: z.strictObject({ changed: count, guarded: count }),
  lines: count.nullable(),
  areas: z.array(z.string()),
  findings: z.array(finding),
  hindrances: z.array(z.strictObject({ path: z.string().nullable(), reason: z.string().min(1) })),
});

export const backtestSchema = z.strictObject({
  version: z.literal(1),
  status: z.union([z.literal(0), z.literal(2)]),
  head: sha,
  policy: z.strictObject({
    kind: z.enum(["repository", "file", "built-in"]),
    path: z.string().nullable(),
  }),
  detectors: z.record(detector, z.int().min(1)),
  history: z.strictObject({
    commits: count,
    plain: count,
    octopus: count,
    end: z.enum(["enough", "start", "cut"]),
    from: time.optional(),
    to: time.optional(),
  }),
  pullRequests: z.strictObject({
    merged: count,
    squashed: count,
    untouched: count,
    looked: count,
    undetermined: count,
    unsized: count,
  }),
  waiting: z.strictObject(rate),
  shown: count,
  bySize: z.array(z.strictObject({ upTo: count.nullable(), ...rate })).length(4),
  byDetector: z.array(
    z.strictObject({ detector, ...rate, waitingFindings: count, shownFindings: count }),
  ),
  byArea: z.array(z.strictObject({ area: z.string(), ...rate })),
  byMonth: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), ...rate })),
  held: z.array(pullRequest),
  undetermined: z.array(pullRequest),
  proposal: z
    .strictObject({
      areas: z.array(
        z.strictObject({
          name: z.string(),
          paths: z.array(z.string()).min(1),
          files: count,
          pulls: count,
        }),
      ),
      policy: z.string(),
    })
    .nullable(),
  durationMs: count,
});

export type BacktestJson = z.infer<typeof backtestSchema>;
