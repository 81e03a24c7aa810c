/** A command line run in this process, with everything it wrote. */
import type { Console } from "../../src/app/cli/console.ts";
import { run } from "../../src/app/cli/run.ts";
import type { Sandbox } from "../git/sandbox.ts";

export interface Recorded {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export type Surroundings = Partial<
  Pick<Console, "out" | "outIsTerminal" | "errIsTerminal" | "environment" | "flowing">
>;

export async function recorded(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<Recorded> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    outIsTerminal: false,
    errIsTerminal: false,
    environment: {},
    flowing: async () => true,
    stopped: () => new Promise(() => {}),
    leave: () => {},
    ...surroundings,
  });
  return { status, out: out.join(""), err: err.join("") };
}

/** Of the last commit, unless flags say otherwise. */
export function scan(
  { directory }: Pick<Sandbox, "directory">,
  flags: readonly string[] = ["--base", "HEAD~1"],
  surroundings: Surroundings = {},
): Promise<Recorded> {
  return recorded(["scan", "--repo", directory, ...flags], surroundings);
}

/** The text as if the terminal had no end, for tests of what it says. */
export function unwrapped(text: string): string {
  return text.replace(/(\S)\n(?=\S)/g, "$1 ");
}
