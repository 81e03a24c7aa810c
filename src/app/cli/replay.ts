/** `foureyes replay`: decides again what was decided, from what the journal kept. */
import type { Difference } from "../../core/journal/differences.ts";
import { replay, replayGroup } from "../../core/journal/replay.ts";
import { Problem } from "../../domain/problem.ts";
import { type Evidence, readEvidence } from "../journal/replay.ts";
import type { Database } from "../store/database.ts";
import { type Console, exits } from "./console.ts";
import { argumentsOf } from "./flags.ts";
import { withJournal } from "./journal-database.ts";
import { namedPull } from "./named-pull.ts";
import { repositoriesOf } from "./named-repository.ts";
import { printable, printableLine } from "./printable.ts";
import { escaped } from "./render.ts";

interface Replayed {
  readonly status: 0 | 1 | 2;
  readonly text: string;
  readonly json: object;
}

/** Throws "usage". */
export async function runReplay(args: readonly string[], console: Console): Promise<number> {
  const { flags, words } = argumentsOf(args, ["entry", "data", "format"], 1);
  const { data, format = "text" } = flags;
  if (format !== "text" && format !== "json")
    throw new Problem("usage", `--format is ${quoted(format)}; it can be text or json.`);
  const { repository, pull } = namedPull(words[0]);
  const entry = flags.entry === undefined ? null : entryOf(flags.entry);
  return withJournal({ data, writes: false }, console, async (database) => {
    const { status, text, json } = await replayed(database, repository, pull, entry);
    const answer = JSON.stringify({ version: 1, status, ...json }, null, 2);
    console.out(format === "json" ? escaped(`${answer}\n`) : `${printable(text)}\n`);
    return status;
  });
}

async function replayed(
  database: Database,
  repository: string,
  pull: number,
  entry: number | null,
): Promise<Replayed> {
  const repositories = await repositoriesOf(database, repository);
  const evidence = await readEvidence(database, { repositories, pull, entry });
  if (evidence.kind === "evidence") return told(evidence);
  if (evidence.kind === "group") return toldGroup(evidence);
  if (evidence.kind === "unusable") {
    const { entry: of, reason } = evidence;
    const text = `Entry ${of} cannot be decided again. ${reason}`;
    return { status: exits.undetermined, text, json: { entry: of, reason } };
  }
  const which = entry === null ? "no decision" : `no decision ${entry}`;
  throw new Problem("usage", `The journal has ${which} on ${repository}#${pull}.`);
}

function toldGroup({ entry, at, group, inputs }: GroupEvidence): Replayed {
  const differences = replayGroup(group, inputs);
  const { repository, head, baseRef, verdict, members } = group;
  const name = `${repository.owner}/${repository.name}`;
  const pulls = members.map(({ pull }) => `#${pull}`).join(", ");
  const about = printableLine(
    `Entry ${entry}: merge group ${head} of ${name} for ${baseRef} (${pulls}), decided ${at}: ${verdict}.`,
  );
  const json = {
    entry,
    at,
    repository: name,
    head,
    verdict,
    pulls: members.map(({ pull }) => pull),
  };
  return {
    status: differences.length === 0 ? exits.clear : exits.held,
    text: resultOf(about, differences),
    json: { ...json, differences: differences.map(differenceJson) },
  };
}

type GroupEvidence = Extract<Evidence, { kind: "group" }>;

function told({ entry, at, decision, inputs }: Extract<Evidence, { kind: "evidence" }>): Replayed {
  const differences = replay(decision, inputs);
  const { repository, key, head, verdict } = decision;
  const about = printableLine(
    `Entry ${entry}: ${repository.owner}/${repository.name}#${key.pull} at ${head}, decided ${at}: ${verdict}.`,
  );
  const json = {
    entry,
    at,
    repository: `${repository.owner}/${repository.name}`,
    pull: key.pull,
    head,
    verdict,
    differences: differences.map(differenceJson),
  };
  const status = differences.length === 0 ? exits.clear : exits.held;
  return { status, text: resultOf(about, differences), json };
}

function resultOf(about: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return `${about} The same comes out again.`;
  const lines = differences.map(
    ({ path, recorded, now }) =>
      `${printableLine(path)}\n  recorded: ${recorded ?? "nothing"}\n  now:      ${now ?? "nothing"}`,
  );
  return `${about} Now it comes out differently:\n${lines.join("\n")}`;
}

/** What is not there has no key. */
function differenceJson({ path, recorded, now }: Difference): object {
  return {
    path,
    ...(recorded === null ? {} : { recorded: JSON.parse(recorded) }),
    ...(now === null ? {} : { now: JSON.parse(now) }),
  };
}

function entryOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new Problem("usage", `--entry is ${quoted(text)}; it is the number of an entry.`);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
