/** `foureyes journal export`: the entries, for whoever keeps or studies them elsewhere. */
import type { JournalEntry } from "../../domain/journal-entry.ts";
import type { Account } from "../../domain/people.ts";
import { Problem } from "../../domain/problem.ts";
import { countEntries, type Wanted, wantedEntries } from "../journal/export.ts";
import type { Database } from "../store/database.ts";
import { type Console, exits } from "./console.ts";
import { flagsOf } from "./flags.ts";
import { csvHeader, csvLine } from "./journal-csv.ts";
import { withJournal } from "./journal-database.ts";
import { repositoriesOf } from "./named-repository.ts";
import { openProgress } from "./progress.ts";
import { escaped } from "./render.ts";

interface Format {
  readonly header: string;
  readonly line: (entry: JournalEntry) => string;
}

const formats: Readonly<Record<string, Format>> = {
  json: { header: "", line: (entry) => `${escaped(JSON.stringify(entry))}\n` },
  csv: { header: csvHeader, line: csvLine },
};

/** Throws "usage". */
export async function runJournalExport(args: readonly string[], console: Console): Promise<number> {
  const names = ["data", "format", "since", "until", "repository", "person"] as const;
  const flags = flagsOf(args, names);
  const format = formatOf(flags.format ?? "json");
  const since = flags.since === undefined ? null : momentOf("since", flags.since, 0);
  const until = flags.until === undefined ? null : momentOf("until", flags.until, dayMs);
  const person = flags.person === undefined ? null : accountOf(flags.person);
  return withJournal({ data: flags.data, writes: false }, console, async (database) => {
    const repositories =
      flags.repository === undefined ? null : await repositoriesOf(database, flags.repository);
    await write(database, { since, until, repositories, person }, format, console);
    return exits.clear;
  });
}

/** A batch at a time, as fast as it is read; a reader that has seen enough ends it. */
async function write(
  database: Database,
  wanted: Wanted,
  format: Format,
  console: Console,
): Promise<void> {
  const progress = openProgress(console, () => performance.now(), "Reading entries");
  try {
    const count = await countEntries(database, wanted);
    console.out(format.header);
    for await (const { entries, looked } of wantedEntries(database, wanted)) {
      console.out(entries.map(format.line).join(""));
      if (!(await console.flowing())) return;
      progress.step(looked, count);
    }
  } finally {
    progress.end();
  }
}

function formatOf(text: string): Format {
  const format = Object.hasOwn(formats, text) ? formats[text] : undefined;
  if (format === undefined)
    throw new Problem("usage", `--format is ${quoted(text)}; it can be json or csv.`);
  return format;
}

const dayMs = 86_400_000;

/** `wholeDayMs`: what is added to a day that is named alone. Without a zone it is UTC. */
function momentOf(flag: string, text: string, wholeDayMs: number): string {
  const [, day, time = null, zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const ms =
    time === null
      ? Date.parse(`${day}T00:00:00Z`) + wholeDayMs
      : Date.parse(`${day}${time}${zone}`);
  if (day !== undefined && isDay(day) && Number.isFinite(ms)) return new Date(ms).toISOString();
  throw new Problem(
    "usage",
    `--${flag} is ${quoted(text)}; it is a day such as 2026-05-31, or a time such as 2026-05-31T12:00:00Z.`,
  );
}

/** `Date` takes the 31st of February for a day of March. */
function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function accountOf(text: string): Account {
  if (/^[1-9]\d{0,14}$/.test(text)) return { id: Number(text) };
  if (/^[\w-]{1,100}(?:\[bot\])?$/.test(text)) return { login: text.toLowerCase() };
  throw new Problem("usage", `--person is ${quoted(text)}; it is a login or a number.`);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
