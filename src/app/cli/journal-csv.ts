/** Entries of the journal as CSV (RFC 4180): the columns people filter by, then all of it as JSON. */
import { repositoryIn } from "../../core/journal/concerns.ts";
import type { Fact } from "../../domain/fact.ts";
import type { EntryContent, JournalEntry } from "../../domain/journal-entry.ts";
import { printableLine } from "./printable.ts";
import { escaped } from "./render.ts";

type Cell = string | number | null;

/** Of an entry, what a column is about; null where it has none. */
interface Told {
  readonly kind: string;
  readonly pull: number | null;
  readonly person: string | null;
  readonly commit: string | null;
  readonly result: string | null;
}

export const csvHeader = `${[
  "seq",
  "installation",
  "at",
  "kind",
  "repository",
  "pull",
  "person",
  "commit",
  "result",
  "content",
  "previous",
  "hash",
].join(",")}\n`;

export function csvLine(entry: JournalEntry): string {
  const { seq, installation, at, content, previous, hash } = entry;
  const { kind, pull, person, commit, result } = toldBy(content);
  const cells: readonly Cell[] = [
    seq,
    installation,
    at,
    kind,
    repositoryIn(content),
    pull,
    person,
    commit,
    result,
  ];
  const json = escaped(JSON.stringify(content));
  return `${[...cells.map(cellOf), quoted(json), cellOf(previous), cellOf(hash)].join(",")}\n`;
}

function toldBy(content: EntryContent): Told {
  const nothing = { pull: null, person: null, commit: null, result: null };
  const { kind } = content;
  switch (kind) {
    case "fact":
      return toldByFact(content.fact);
    case "decision": {
      const { key, head, verdict } = content.decision;
      return { ...nothing, kind, pull: key.pull, commit: head, result: verdict };
    }
    case "group": {
      const { key, head, verdict } = content.group;
      return { ...nothing, kind, pull: key.pull, commit: head, result: verdict };
    }
    case "publication": {
      const { head, state } = content.publication;
      return { ...nothing, kind, commit: head, result: state };
    }
    case "damage":
      return { ...nothing, kind, result: content.damage.found };
    case "acknowledgement":
      return { ...nothing, kind, result: content.acknowledgement.reason };
    default:
      return content satisfies never;
  }
}

function toldByFact(fact: Fact): Told {
  return {
    kind: fact.kind,
    pull: "pull" in fact ? fact.pull : null,
    person: "by" in fact ? fact.by.login : null,
    commit: commitIn(fact),
    result: fact.kind === "reviewed" ? fact.state : null,
  };
}

function commitIn(fact: Fact): string | null {
  if ("head" in fact) return fact.head;
  if ("after" in fact) return fact.after;
  return "commit" in fact ? fact.commit : null;
}

function cellOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = printableLine(cell);
  // A spreadsheet takes what begins so for a formula, and runs it.
  return quoted(/^\s*[=+\-@]/.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
