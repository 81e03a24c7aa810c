/** Damages of the journal, and those who looked at them. */
import { damageSubject } from "../../core/journal/about.ts";
import {
  acknowledgementOf,
  isAcknowledgement,
  isDamage,
  isLifted,
} from "../../core/journal/damage.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type {
  AcknowledgementRecord,
  DamageRecord,
  EntryContent,
} from "../../domain/journal-entry.ts";
import { Problem } from "../../domain/problem.ts";
import type { Database } from "../store/database.ts";
import { append } from "./journal.ts";

export interface KnownDamage {
  readonly installation: number;
  /** Its own number in the journal. */
  readonly entry: number;
  /** ISO 8601, UTC: when it was found. */
  readonly at: string;
  readonly damage: DamageRecord;
  readonly acknowledgements: readonly (AcknowledgementRecord & { readonly at: string })[];
  /** Two people looked at it, or at one that was found later in this installation. */
  readonly isLifted: boolean;
}

/** In the order in which they were found. Entries that were not made with one of the keys are left out. */
export async function readDamages(
  database: Database,
  keys: AnchorKeys,
): Promise<readonly KnownDamage[]> {
  const entries = await readEntries(database);
  const given = entries.flatMap(({ installation, at, content }) =>
    content.kind === "acknowledgement" && isAcknowledgement(keys, content.acknowledgement)
      ? [{ installation, at, ...content.acknowledgement }]
      : [],
  );
  const damages = entries.flatMap(({ seq: entry, installation, at, content }) =>
    content.kind === "damage" &&
    isBeyond(entry, content.damage) &&
    isDamage(keys, installation, content.damage)
      ? [{ installation, entry, at, damage: content.damage }]
      : [],
  );
  const answered = damages.map((known) => ({
    ...known,
    acknowledgements: given
      .filter((one) => one.installation === known.installation && one.damage === known.damage.id)
      .map(({ at, damage, by, reason, mac }) => ({ at, damage, by, reason, mac })),
  }));
  return answered.map((known) => ({
    ...known,
    isLifted: answered.some(
      (other) => isSameOrLater(other, known) && isLifted(other.acknowledgements),
    ),
  }));
}

/** As it was written. With a lower number, entries that are written later would be among those it covers. */
function isBeyond(entry: number, { covers }: DamageRecord): boolean {
  return entry > covers;
}

type Found = Pick<KnownDamage, "installation" | "damage">;

/** Not by the entry's own number: whoever puts an old one in once more chooses that. */
function isSameOrLater(one: Found, other: Found): boolean {
  if (one.installation !== other.installation) return false;
  return one.damage.id === other.damage.id || one.damage.covers > other.damage.covers;
}

interface Entry {
  readonly seq: number;
  readonly installation: number;
  readonly at: string;
  readonly content: EntryContent;
}

async function readEntries(database: Database): Promise<readonly Entry[]> {
  const rows = await database
    .selectFrom("journal")
    .innerJoin("journal_subject", "journal_subject.seq", "journal.seq")
    .select(["journal.seq", "installation", "at", "content"])
    .where("subject", "=", damageSubject)
    .orderBy("journal.seq")
    .execute();
  return rows.flatMap((row) => {
    const content = contentOf(row.content);
    return content === null ? [] : [{ ...row, content }];
  });
}

/** Null for one that somebody edited: that breaks the chain, and is told. */
function contentOf(text: string): EntryContent | null {
  try {
    const content: EntryContent = JSON.parse(text);
    const isWhole =
      content.kind === "damage"
        ? typeof content.damage.id === "string"
        : content.kind === "acknowledgement" && typeof content.acknowledgement.mac === "string";
    return isWhole ? content : null;
  } catch {
    return null;
  }
}

export interface Acknowledging {
  /** The damage's id, or its beginning, at least 8 hex digits. */
  readonly damage: string;
  /** Who looked. */
  readonly by: string;
  readonly reason: string;
}

/**
 * Appends that somebody looked at a damage, and gives what is known of it then. The keys are those
 * of the server: only an operator has them. Throws "usage", with a sentence that says what to do,
 * for an id that is unknown or ambiguous, a missing name or reason.
 */
export async function acknowledge(
  database: Database,
  keys: AnchorKeys,
  { damage, by, reason }: Acknowledging,
  now: number,
): Promise<KnownDamage> {
  const said = { by: worded("name", by), reason: worded("reason", reason) };
  return database.transaction().execute(async (transaction) => {
    const { installation, damage: found } = oneOf(await readDamages(transaction, keys), damage);
    const acknowledgement = acknowledgementOf(keys, { damage: found.id, ...said });
    const at = new Date(now).toISOString();
    await append(transaction, installation, at, { kind: "acknowledgement", acknowledgement });
    return oneOf(await readDamages(transaction, keys), found.id);
  });
}

function oneOf(damages: readonly KnownDamage[], id: string): KnownDamage {
  const asked = /^[0-9a-f]{8,32}$/.test(id) ? id : null;
  const found = damages.filter(({ damage }) => asked !== null && damage.id.startsWith(asked));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  throw new Problem(
    "usage",
    one === undefined
      ? "There is no damage of that id: see `foureyes journal verify`, and set the FOUREYES_ANCHOR_KEY of the server."
      : "Several damages begin with that id: give more of it.",
  );
}

const longest = 500;

function worded(what: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed !== "" && trimmed.length <= longest) return trimmed;
  throw new Problem("usage", `The ${what} is missing, or longer than ${longest} letters.`);
}
