/** Flags of a command line, strictly: an unknown one is refused with the nearest known one. */
import { parseArgs } from "node:util";
import { suggestionOf } from "../../core/policy/suggest.ts";
import { Problem } from "../../domain/problem.ts";

export function flagsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: "string" as const, multiple: true as const }]),
  );
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional")
      throw new Problem("usage", `${JSON.stringify(token.value)} is not expected here.`);
    if (
      token.kind === "option" &&
      !names.some((name) => name === token.name && token.rawName === `--${name}`)
    )
      throw unknownFlag(token.rawName, names);
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, given]) => [name, single(name, given)]),
  ) as Partial<Record<Name, string>>;
}

function single(name: string, given: unknown): string {
  const [value, second] = Array.isArray(given) ? given : [];
  if (typeof value !== "string") throw new Problem("usage", `--${name} needs a value.`);
  if (second !== undefined) throw new Problem("usage", `--${name} is given more than once.`);
  return value;
}

function unknownFlag(raw: string, names: readonly string[]): Problem {
  const near = suggestionOf(raw.replace(/^-+/, ""), names);
  return new Problem(
    "usage",
    `There is no flag ${JSON.stringify(raw.slice(0, 60))}.${near === null ? "" : ` Did you mean --${near}?`}`,
  );
}
