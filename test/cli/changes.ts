/** Changes of a small firm, one commit each, that the tests of the command line look at. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSha, type Sha } from "../../src/domain/sha.ts";
import { aRepository, type Entry, type Files, type Sandbox } from "../git/sandbox.ts";

export const book = "strategies/book.py";

function source(name: string): string {
  return readFileSync(join(import.meta.dirname, "sources", name), "utf8");
}

export const honest = source("book.py");
/** The change of 2020. */
export const flipped = honest.replace("key=lambda x: x[1]", "key=lambda x: -x[1]");
export const unlimited = honest.replace(/ {4}if order\.amount > limit:\n.*\n/, "");
export const reworded = honest.replace("The best levels", "The nearest levels");

const payouts = source("payouts.ts");
export const redirected = payouts.replace(
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
);

export const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
  - name: custody
    paths: ["services/withdraw/**"]
`;

export const firm: Files = {
  ".github/foureyes.yml": policy,
  "README.md": "# Exchange\n",
  "services/withdraw/payouts.ts": payouts,
  [book]: honest,
};

/** The firm as it was, and then with these files changed; null deletes one. */
export function aChange(
  change: Readonly<Record<string, string | Entry | null>>,
  before: Readonly<Record<string, string | Entry | null>> = {},
): Sandbox & { readonly base: Sha; readonly head: Sha } {
  const sandbox = aRepository();
  const was = withFiles(firm, before);
  const base = sandbox.commit(was);
  const head = sandbox.commit(withFiles(was, change), { parents: [base] });
  return { ...sandbox, base: parseSha(base), head: parseSha(head) };
}

function withFiles(files: Files, changed: Readonly<Record<string, string | Entry | null>>): Files {
  const all: Record<string, string | Entry | null> = { ...files, ...changed };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | Entry] => entry[1] !== null),
  );
}
