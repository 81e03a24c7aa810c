/** The operator's own policy for all repositories: the file that FOUREYES_BASELINE names. */
import { readFile } from "node:fs/promises";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import type { PolicyReading } from "./policy-file.ts";
import { policyFrom } from "./read.ts";

/** Throws "setting" when there is something that cannot be read. */
export async function readOperatorFile(
  path: string,
  detectors: readonly KnownDetector[],
): Promise<PolicyReading | { readonly kind: "absent" }> {
  const source: PolicySource = { kind: "baseline", path };
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw new Problem(
      "setting",
      `FOUREYES_BASELINE names ${JSON.stringify(path)}, which cannot be read.`,
      { cause },
    );
  });
  return bytes === null ? { kind: "absent" } : policyFrom(bytes, source, detectors);
}

/** At the start: what is broken now would leave every pull request unchecked. Throws "setting". */
export async function requireBaseline(
  path: string | null,
  detectors: readonly KnownDetector[],
): Promise<void> {
  if (path === null) return;
  const reading = await readOperatorFile(path, detectors);
  const where = `FOUREYES_BASELINE names ${JSON.stringify(path)}`;
  if (reading.kind === "absent")
    throw new Problem("setting", `${where}, which is not there: write it, or remove the setting.`);
  if (reading.kind === "policy") return;
  const [first] = reading.errors;
  throw new Problem(
    "setting",
    `${where}, which is not a valid policy: line ${first?.line}, column ${first?.column}: ${first?.message}`,
  );
}
