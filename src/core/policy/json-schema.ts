/** The format of a policy as JSON Schema, for editors: they complete keys, and mark mistakes. */
import { z } from "zod";
import { type KnownDetector, policySchema } from "./schema.ts";

/** Draft 2020-12. What it takes may still contradict itself: `parsePolicy` is stricter. */
export function policyJsonSchema(
  detectors: readonly KnownDetector[],
): z.core.JSONSchema.JSONSchema {
  const schema = policySchema(detectors).meta({
    title: "Foureyes policy",
    description: "Which paths are guarded, and who must approve a change of them.",
  });
  return z.toJSONSchema(schema, { target: "draft-2020-12" });
}
