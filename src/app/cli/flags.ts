/** Flags of a command line, strictly: an unknown one is refused with the nearest known one. */
import { parseArgs } from "node:util";
import { suggestionOf } from "../../core/policy/suggest.ts";
import { Problem } from "../../domain/problem.ts";

export interface Arguments<Name extends string> {
  readonly flags: Partial<Record<Name, string>>;
  /** What is no flag: the names of files. */
  readonly words: readonly string[];
}

/** Throws "usage" for anything but `--name value` or `--name=value` of `names`, each once. */
export function flagsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  return argumentsOf(args, names, 0).flags;
}

/** As `flagsOf`, with up to `most` words between the flags. */
export function argumentsOf<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  most: number,
): Arguments<Name> {
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const flags: Partial<Record<Name, string>> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (words.length === most || token.value === "")
        throw new Problem("usage", `${shown(token.value)} is not expected here.`);
      words.push(token.value);
      continue;
    }
    const name = names.find((each) => each === token.name && token.rawName === `--${each}`);
    if (name === undefined) throw unknownFlag(token.rawName, names);
    if (Object.hasOwn(flags, name))
      throw new Problem("usage", `--${name} is given more than once.`);
    flags[name] = valueIn(name, token);
  }
  return { flags, words };
}

interface GivenFlag {
  readonly value?: string | undefined;
  /** `--name=value`, in one word. */
  readonly inlineValue?: boolean | undefined;
}

/** The next word is no value when it is a flag: `--base --head x` forgot one. */
function valueIn(name: string, { value, inlineValue }: GivenFlag): string {
  if (value === undefined || value === "" || (inlineValue === false && value.startsWith("-")))
    throw new Problem("usage", `--${name} needs a value.`);
  return value;
}

function unknownFlag(raw: string, names: readonly string[]): Problem {
  const near = suggestionOf(raw.replace(/^-+/, ""), names);
  const hint = near === null ? "" : ` Did you mean --${near}?`;
  return new Problem("usage", `There is no flag ${shown(raw)}.${hint}`);
}

function shown(word: string): string {
  return JSON.stringify(word.slice(0, 60));
}
