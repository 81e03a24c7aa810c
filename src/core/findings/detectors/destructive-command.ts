/** Detector: what cannot be brought back may be deleted. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { enclosingOf } from "../sides/enclosing.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, insideOf, ofAdded, ofLine, ofSetting, shownCode } from "../suspicion.ts";
import type { Setting } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { namesIn } from "../words/name.ts";
import { isAlways, isPipeline, isProse } from "../words/purpose.ts";

export const destructiveCommand: Detector = {
  id: "destructive-command",
  version: 3,
  title: "destructive command",
  family: "destruction",
  asks: "Can something be deleted now that cannot be brought back: balances, keys, backups, a contract?",
  why: "An employee who leaves in anger deletes; one who steals deletes what would show it. One statement without a condition is enough, and a key without a copy takes all its money along.",
  remedy:
    "Show the way back: the backup, the migration that undoes it, the time in which it can be stopped.",
  whenWrong:
    "It fires on honest clean-ups of stores with such names, and on contracts that delegate on purpose. It does not see a deletion that is put together at run time, nor one by a tool that it does not know.",
  severity:
    "critical for a contract that destroys itself, and for the deletion of a key; high for stores of money that are dropped or emptied as a whole, for the root or the home of a machine, and for a protection against deletion that is turned off; medium for code that runs another contract's code as its own",
  patterns: ["D1", "D2", "D3", "D4"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshLinesOf(reading).flatMap((line) => lineOf(line, reading)),
    ...freshIn(reading).flatMap((fresh) => contractOf(fresh, reading)),
    ...unprotectedOf(reading),
  ],
};

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

function lineOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const cut = text.slice(0, 4_000);
  if (/^\s*(?:#(?!!)|\/\/|--|\*|\/\*)/.test(cut) || isAlways(reading.file, isProse)) return [];
  const claim = statementIn(cut, line, reading) ?? commandIn(cut, reading) ?? keyIn(cut);
  return claim === null ? [] : [ofLine(reading, line, text, claim)];
}

const drops =
  /\b(drop\s+(?:table|database|schema)(?:\s+if\s+exists)?|truncate(?:\s+table)?|delete\s+from|alter\s+table)\s+["'`[]?([A-Za-z_][\w.]{0,80})["'`\]]?\s*(.{0,200})/i;

function statementIn(text: string, line: number, reading: Reading): Claim | null {
  const [, verb = "", table = "", rest = ""] = drops.exec(text) ?? [];
  if (table === "" || !speaksOf("moneyStore", table)) return null;
  const within = enclosingOf(reading.after.statements, line);
  const isUndoing =
    /down|rollback|undo|revert|teardown|reset_?test/i.test(within ?? "") ||
    /(?:^|[._/-])down(?:[._/-]|$)/i.test(pathOf(reading.file));
  // Taken away in the same file that made it anew, as small databases change a table.
  const isRebuilt = new RegExp(
    `\\b(?:rename|create\\s+table)\\b[^;]{0,200}\\b${table.split(".").at(-1) ?? ""}`,
    "i",
  ).test(reading.after.text.slice(0, 200_000));
  if (isUndoing || isRebuilt) return null;
  if (/^alter/i.test(verb))
    return /\bdrop\s+column\b/i.test(rest)
      ? {
          severity: "medium",
          message: say`A column of ${table} is dropped; its values cannot be brought back.`,
        }
      : null;
  if (/^delete/i.test(verb)) {
    if (/\b(?:where|using|limit|join)\b/i.test(rest) || !/^(?:;|["'`)]|$)/.test(rest.trim()))
      return null;
    // The condition may stand on the next line.
    if (rest.trim() === "" && /\bwhere\b/i.test(nextOf(text, reading))) return null;
  }
  if (/^truncate$/i.test(verb) && !/^(?:;|["'`)]|cascade|restart|$|,)/i.test(rest.trim()))
    return null;
  return {
    severity: "high",
    message: say`${verb} ${table}: all of it is gone afterwards, and nothing here brings it back.`,
  };
}

function nextOf(text: string, { after }: Reading): string {
  const at = after.text.indexOf(text);
  return at < 0 ? "" : after.text.slice(at + text.length, at + text.length + 200);
}

const commands =
  /\brm\s+-(?:[a-zA-Z]*r[a-zA-Z]*f|[a-zA-Z]*f[a-zA-Z]*r)[a-zA-Z]*\s+(?:--no-preserve-root\s+)?["']?(\/(?:\s|["']|$|\*)|\/(?:home|root|etc|var\/lib|opt|data|srv|mnt)\b\S*|~\/?(?:\s|$|\*)|\$HOME\/?(?:\s|$|["'*])|\S*(?:backup|keystore|wallet|ledger|vault)\S*)|\bmkfs(?:\.\w+)?\s+\/dev\/|\bdd\s+if=\/dev\/(?:zero|u?random)\s+of=\/dev\/|\bterraform\s+destroy\b|\bFLUSHALL\b|\bdropDatabase\s*\(|\baws\s+s3\s+(?:rb|rm)\b.{0,120}--(?:force|recursive)|\bkubectl\s+delete\s+(?:ns|namespace|pvc?|statefulset)\b|\brmtree\s*\(\s*["'](?:\/|~)["']?/;

/** The machine of a pipeline is thrown away after it; people make room on it. */
const onRunner = /^rm\s.*\s["']?\/opt\/(?:hostedtoolcache|ghc|microsoft|google|az)\b/;

function commandIn(text: string, { file }: Reading): Claim | null {
  const found = commands.exec(text)?.[0];
  if (
    found === undefined ||
    (isAlways(file, isPipeline) && onRunner.test(found) && !/\bssh\b|\bexec\b/.test(text)) ||
    /\/(?:tmp|cache|apt\/lists|lib\/apt)\b|mock|example/i.test(found) ||
    /--dry-run|test/i.test(text)
  )
    return null;
  return {
    severity: "high",
    message: say`${found.trim().slice(0, 100)} deletes what cannot be brought back.`,
  };
}

const keys =
  /\b(?:ScheduleKeyDeletion|schedule_key_deletion|schedule-key-deletion|scheduleKeyDeletion|DestroyCryptoKeyVersion|destroyCryptoKeyVersion|begin_delete_key|purge_deleted_key|DeleteSecret|delete_secret|delete-secret|delete_db_snapshot|DeleteDBSnapshot|delete-db-snapshot|deleteRecoveryPoint|delete_recovery_point|delete_backup|DeleteBackup|deleteBackup|delete-snapshot|delete_snapshot)\b(?=\s*\(|\s+--|["'])/;

function keyIn(text: string): Claim | null {
  const found = keys.exec(text)?.[0];
  if (found === undefined) return null;
  const isKey = /key/i.test(found);
  return {
    severity: isKey ? "critical" : "high",
    message: isKey
      ? say`${found} deletes a key: what only that key opens is lost for good.`
      : say`${found} deletes a copy that was kept to go back to.`,
  };
}

/** `selfdestruct`, and other code that runs as one's own. */
function contractOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  if (!/\.(?:sol|vy|yul|cairo)$/.test(pathOf(reading.file))) return [];
  const names = namesIn(fresh.now.step.statement.tokens).filter(
    ({ isCalled, tokens }) =>
      tokens.some((token) => newTokens(fresh).has(token)) &&
      (isCalled || /delegatecall/.test(tokens.at(-1)?.text ?? "")),
  );
  const ends = names.find(({ text }) => /^(?:selfdestruct|suicide)$/.test(text));
  if (ends !== undefined)
    return [
      ofFresh(fresh, {
        severity: "critical",
        message: say`${ends.text}${insideOf(fresh.now)} ends the contract and sends all that it holds to one address.`,
      }),
    ];
  const runs = names.find(({ text }) =>
    /(?:^|\.)(?:delegatecall|callcode|functionDelegateCall)$/.test(text),
  );
  if (
    runs === undefined ||
    reading.before.text.trim() === "" ||
    reading.before.text.includes("delegatecall")
  )
    return [];
  return [
    ofFresh(fresh, {
      severity: "medium",
      message: say`${runs.text}${insideOf(fresh.now)} runs another contract's code as this one's own: that code can move everything.`,
    }),
  ];
}

/** `deletion_protection = false`, a backup that is no longer made. */
function unprotectedOf({ settings }: Reading): readonly Suspicion[] {
  const changed = settings.changed.flatMap((change) => {
    const effect = effectOf(change.after);
    if (effect === null || effectOf(change.before) !== null) return [];
    const message = say`${change.after.name}${insideOf(change.after.placed)} went from ${shownCode(change.before.tokens)} to ${shownCode(change.after.tokens)}: ${effect}`;
    return [ofSetting(change, { severity: "high" as const, message })];
  });
  const added = settings.added.flatMap((setting) => {
    if (!/^(?:skip_final_snapshot|force_destroy)$/.test(setting.name)) return [];
    const effect = effectOf(setting);
    if (effect === null) return [];
    const message = say`${setting.name}${insideOf(setting.placed)} is ${shownCode(setting.tokens)}: ${effect}`;
    return [ofAdded(setting.placed, { severity: "medium" as const, message })];
  });
  return [...changed, ...added];
}

function effectOf({ name, value, placed, sign }: Setting): Sentence | null {
  if (sign !== "=" || value === null) return null;
  const isOff =
    (value.kind === "boolean" && !value.is) || (value.kind === "number" && value.number === 0);
  const isOn = value.kind === "boolean" && value.is;
  if (
    isOff &&
    /^(?:deletion_?protection|prevent_destroy|delete_?protection|termination_?protection|enable_deletion_protection|disable_api_termination)(?:_enabled)?$/i.test(
      name,
    )
  )
    return say`a single command can now delete it.`;
  if (isOn && /^(?:skip_final_snapshot|force_destroy|forceDestroy|skipFinalSnapshot)$/.test(name))
    return say`when it is deleted, no copy is left.`;
  const isOfBackup =
    speaksOf("backup", name) || speaksOf("backup", placed.step.holders.at(-1) ?? null);
  const isSwitch =
    value.kind === "boolean" &&
    (/enabled?$|^(?:backups?|snapshots?)$/i.test(name) || speaksOf("backup", name));
  const isRetention =
    value.kind === "number" && speaksOf("backup", name) && speaksOf("retention", name);
  return isOff && isOfBackup && (isSwitch || isRetention)
    ? say`no copy is made any more to go back to.`
    : null;
}
