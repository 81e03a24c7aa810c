/** What a file that somebody kept of the sink says of the journal. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import { Problem } from "../../domain/problem.ts";
import { agrees, type KeptChain, type SinkReport, verifySink } from "../sink/verify.ts";
import type { Database } from "../store/database.ts";

export interface SinkWords {
  readonly isWhole: boolean;
  readonly lines: readonly string[];
}

/** Throws "usage" for a file that cannot be read. */
export async function wordsOfSink(
  database: Database,
  file: string,
  keys: AnchorKeys,
): Promise<SinkWords> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const report = await verifySink(database, lines, keys).catch((cause: unknown) => {
    const { code } = cause as { readonly code?: unknown };
    if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new Problem("usage", `The file ${file} cannot be read (${code}).`, { cause });
  });
  // A file of which the key vouches for nothing shows nothing.
  return {
    isWhole: agrees(report) && report.lines > 0,
    lines: [...headOf(file, report), ...faultLines(report)],
  };
}

function headOf(file: string, { lines, unreadable, chains }: SinkReport): readonly string[] {
  const others = unreadable === 0 ? "" : `, and ${unreadable} that were not signed by the App`;
  return [`${file}: ${lines} lines${others}.`, ...chains.map(chainLine)];
}

function chainLine({ installation, from, to, missing, behind }: KeptChain): string {
  const gaps = missing === 0 ? "" : `; ${missing} between them are missing in the file`;
  const later = behind === 0 ? "" : `; the journal has ${behind} more after them`;
  return `Installation ${installation}: entries ${from} to ${to} of it${gaps}${later}.`;
}

function faultLines({ faults, moreFaults }: SinkReport): readonly string[] {
  return [
    ...faults.map(
      ({ line, installation, seq, what }) =>
        `Line ${line}: entry ${seq} of installation ${installation} ${
          what === "gone" ? "is not in the journal any more." : "is another one in the journal."
        }`,
    ),
    ...(moreFaults === 0 ? [] : [`${moreFaults} more lines do not agree.`]),
  ];
}
