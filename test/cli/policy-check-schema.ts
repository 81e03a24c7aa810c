/** The JSON of `policy check`, version 1, as it is promised to the outside: strict, so that nothing creeps in. */
import { z } from "zod";

const count = z.int().min(0);
const place = { line: z.int().min(1), column: z.int().min(1) };
const text = z.string().min(1);

const groups = z.strictObject({
  files: count,
  folders: z.array(
    z.strictObject({ folder: z.string(), files: z.int().min(1), example: text, clue: text }),
  ),
});

const head = {
  version: z.literal(1),
  head: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  policy: z.strictObject({
    kind: z.enum(["repository", "file", "built-in"]),
    path: z.string().nullable(),
  }),
};

export const policyCheckSchema = z.union([
  z.strictObject({
    ...head,
    status: z.literal([0, 1]),
    mode: z.enum(["enforce", "observe"]),
    files: z.strictObject({ total: count, guarded: count }),
    areas: z
      .array(z.strictObject({ name: text, files: count, first: z.array(text).max(3) }))
      .min(1),
    faults: z.array(
      z.strictObject({
        kind: z.enum(["dead-path", "hollow-area"]),
        area: text,
        glob: text.nullable(),
        ...place,
      }),
    ),
    moreFaults: count,
    idleExceptions: z.array(z.strictObject({ area: text, glob: text, ...place })),
    moreIdleExceptions: count,
    unguarded: z.strictObject({ named: groups, worded: groups }),
    read: z.strictObject({ files: count, of: count }),
  }),
  z.strictObject({
    ...head,
    status: z.literal(2),
    errors: z.array(z.strictObject({ ...place, message: text })).min(1),
  }),
  z.strictObject({ ...head, status: z.literal(2), reason: text }),
]);
