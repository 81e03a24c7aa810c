/** Detector: records that are kept as proof can now be changed or deleted. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { commentIn } from "../sides/comment.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, insideOf, ofLine } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { namesIn } from "../words/name.ts";

export const recordRewritten: Detector = {
  id: "record-rewritten",
  version: 1,
  title: "record rewritten",
  family: "audit",
  asks: "Does new code change or delete records that are kept as proof?",
  why: "A ledger and an audit log are only ever added to. Code that changes what stands there is how a loss is hidden after it happened.",
  remedy: "Correct a wrong record with a further one, and leave what stands there as it is.",
  whenWrong:
    "It fires on a clean-up of records that are old enough by law. It does not see tables whose name says nothing, nor one that is told to delete by another file.",
  severity:
    "high for a statement that deletes or changes records of an audit log, a journal or a ledger, and for a trigger or a rule on one that is dropped; medium for a call that does",
  patterns: ["A4"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshLinesOf(reading).flatMap((line) => lineOf(line, reading)),
    ...freshIn(reading).flatMap(callOf),
    ...listedIn(reading),
  ],
};

/** The table is a gap: `"DELETE FROM " + table`, `f"DELETE FROM {table}"`. */
const openStatement =
  /\b(?:delete\s+from|truncate(?:\s+table)?|drop\s+table(?:\s+if\s+exists)?|update)\s+(?:["'`]\s*(?:\+|\.|\|\||,|%|<<)|\$?\{|%s\b|#\{|\$\w)/i;
const tableName = /^(["'`])([a-z]\w{2,60})\1$/;

/** The name of a table that is kept as proof, in a file that deletes from tables by their names. */
function listedIn(reading: Reading): readonly Suspicion[] {
  const open = reading.after.text
    .split("\n")
    .find((line) => openStatement.test(line.slice(0, 400)));
  if (open === undefined) return [];
  return freshIn(reading).flatMap((fresh): readonly Suspicion[] => {
    const table = [...newTokens(fresh)]
      .map(({ text }) => tableName.exec(text)?.[2] ?? "")
      .find((name) => speaksOf("keptRecord", name));
    if (table === undefined) return [];
    const message = say`${table}, whose records are kept as proof of what happened, is now named where records are deleted or changed by the name of their table: ${open.trim().slice(0, 120)}`;
    return [ofFresh(fresh, { severity: "high", message })];
  });
}

const statements =
  /\b(update|delete\s+from|truncate(?:\s+table)?|drop\s+table(?:\s+if\s+exists)?)\s+(?:only\s+)?["'`[]?([A-Za-z_][\w.]{0,80})["'`\]]?(?:\s+(?:as\s+)?\w{1,20})?\s*(set\b|where\b|;|$|["'`)]|cascade\b)/i;
const triggers =
  /\b(?:drop\s+(?:trigger|rule|policy)(?:\s+if\s+exists)?|disable\s+(?:trigger|rule))\s+["'`]?([A-Za-z_][\w.]{0,80})/i;

function lineOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const cut = text.slice(0, 4_000);
  if (commentIn(cut) !== null && /^\s*(?:#|\/\/|--|\*)/.test(cut)) return [];
  const claim = statementIn(cut) ?? triggerIn(cut);
  return claim === null ? [] : [ofLine(reading, line, text, claim)];
}

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

function statementIn(text: string): Claim | null {
  const [, verb = "", table = "", next = ""] = statements.exec(text) ?? [];
  if (!speaksOf("keptRecord", table)) return null;
  const isUpdate = /^update$/i.test(verb);
  if (isUpdate && !/^set$/i.test(next) && next !== "") return null;
  // The word alone is English: "update journal".
  if (isUpdate && next === "" && verb !== "UPDATE") return null;
  const deed = isUpdate ? say`changes` : say`deletes`;
  return {
    severity: "high",
    message: say`A new statement ${deed} records of ${table}, which are kept as proof of what happened.`,
  };
}

function triggerIn(text: string): Claim | null {
  const name = triggers.exec(text)?.[1];
  if (
    name === undefined ||
    !(speaksOf("keptRecord", name) || speaksOf("keptRecord", text.slice(0, 300)))
  )
    return null;
  return {
    severity: "high",
    message: say`${name}, which keeps records or keeps them as they are, is taken off.`,
  };
}

const changes =
  /^(?:delete|deleteMany|deleteOne|delete_all|destroy_all|deleteAll|update_all|updateMany|updateOne|update_many|delete_many|update_one|delete_one|truncate|purge|bulk_update|deleteWhere|replaceOne|findOneAndUpdate|findByIdAndDelete|findOneAndDelete)$/;
const needsRows = /^(?:delete|truncate|purge)$/;

/** `AuditLog.objects.filter(…).delete()`, `db.auditLog.deleteMany(…)`. */
function callOf(fresh: Fresh): readonly Suspicion[] {
  const names = namesIn(fresh.now.step.statement.tokens);
  const verb = names.find(
    ({ text, isCalled, tokens }) =>
      isCalled &&
      changes.test(text.split(".").at(-1) ?? "") &&
      tokens.some((token) => newTokens(fresh).has(token)),
  );
  const store = names.find(
    ({ text }) =>
      speaksOf("keptRecord", text.split(".").slice(0, -1).join(".")) ||
      (/^\p{Lu}/u.test(text) && speaksOf("keptRecord", text)),
  );
  if (verb === undefined || store === undefined || store.at > verb.at) return [];
  const last = verb.text.split(".").at(-1) ?? "";
  if (
    needsRows.test(last) &&
    !/^\p{Lu}/u.test(store.text) &&
    !/\.(?:objects|query|session|where|filter|rows|records)\b/.test(store.text)
  )
    return [];
  const message = say`${verb.text}${insideOf(fresh.now)} changes or deletes records of ${nameOf(store.text)}, which are kept as proof of what happened.`;
  return [ofFresh(fresh, { severity: "medium", message })];
}

/** The part of it that says what is kept. */
function nameOf(store: string): string {
  return store.split(".").find((part) => speaksOf("keptRecord", part)) ?? store;
}
