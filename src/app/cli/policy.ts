/** `foureyes policy`: so far, `check`. */
import { suggestionOf } from "../../core/policy/suggest.ts";
import { Problem } from "../../domain/problem.ts";
import type { Console } from "./console.ts";
import { runPolicyCheck } from "./policy-check.ts";

/** Throws "usage". */
export async function runPolicy(
  [name, ...rest]: readonly string[],
  console: Console,
): Promise<number> {
  if (name === "check") return runPolicyCheck(rest, console);
  if (name === undefined)
    throw new Problem("usage", "Say what to do with the policy: foureyes policy check.");
  const hint = suggestionOf(name, ["check"]) === null ? "Try" : "Did you mean";
  const end = hint === "Try" ? "foureyes policy --help." : "check?";
  throw new Problem(
    "usage",
    `There is no command policy ${JSON.stringify(name.slice(0, 60))}. ${hint} ${end}`,
  );
}
