/** The operator's file about people: never in a repository, and never named in public. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseText } from "../../core/policy/document.ts";
import type { Account, People } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";

const wanted = "must be a login, or the number of an account";

const account = z
  .union(
    [z.int().positive(), z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})$/, wanted)],
    wanted,
  )
  .transform(
    (given): Account =>
      typeof given === "number" ? { id: given } : { login: given.toLowerCase() },
  );

const accounts = z.array(account, "must be a list such as [carol, 583231]").max(10_000);

const days = "must be a whole number of days up to 3650";

const file = z.strictObject(
  {
    version: z.literal(1, "must be 1"),
    watch: accounts.optional(),
    same: z
      .array(accounts.min(2, "needs at least two accounts"), "must be a list of lists")
      .max(10_000)
      .optional(),
    machines: accounts.optional(),
    tenure: z.int(days).min(0, days).max(3650, days).optional(),
  },
  "must be a map that starts with version: 1",
);

/** Throws "setting" with file, line and column. */
export function readPeople(path: string): People {
  return parsePeople(textOf(path), path);
}

export function parsePeople(text: string, path: string): People {
  const read = parseText(text);
  if (read.kind === "invalid") throw refusal(path, read.errors[0]);
  const checked = file.safeParse(read.value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    const place = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
    const message =
      unknown === undefined
        ? `${JSON.stringify(place.join("."))} ${issue?.message}.`
        : `There is no key ${JSON.stringify(unknown.slice(0, 60))}: it can be version, watch, same, machines or tenure.`;
    throw refusal(path, read.errorAt(place, unknown === undefined ? "value" : "key", message));
  }
  const { watch = [], same = [], machines = [], tenure = null } = checked.data;
  return { watch, same, machines, tenureDays: tenure };
}

function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    throw new Problem(
      "setting",
      `FOUREYES_PEOPLE names ${JSON.stringify(path)}, which cannot be read as UTF-8 text.`,
      { cause },
    );
  }
}

function refusal(
  path: string,
  error: { readonly line: number; readonly column: number; readonly message: string } | undefined,
): Problem {
  const where = `${path}:${error?.line}:${error?.column}`;
  return new Problem("setting", `FOUREYES_PEOPLE, ${where}: ${error?.message}`);
}
