/** Detector: a key or a seed is written where it stays. */
import { type Sentence, say } from "../../../domain/sentence.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { type Handover, handoverIn, heldIn, meaningOf } from "../calls/secret.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, insideOf, ofLine, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const secretWritten: Detector = {
  id: "secret-written",
  version: 1,
  title: "secret written",
  family: "key",
  asks: "Is a key, a seed or a secret of the build now written to a file, an output, a cache or the storage of a browser?",
  why: "What is written stays and is copied: into backups, artifacts and caches that others may read long after the program has ended.",
  remedy:
    "Encrypt it before it is written, or keep it in a key service; hand secrets of a build to the one step that needs them.",
  whenWrong:
    "It fires on honest key stores whose calls do not speak of encryption, and on tools that write a credentials file on purpose. It does not see a secret inside an object that is written as a whole.",
  severity:
    "high for what opens a wallet; medium for secrets of a build that go to an output, a cache or a file",
  patterns: ["K5"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap((fresh) => writtenBy(fresh, reading)),
    ...buildSecretsIn(reading),
  ],
};

function writtenBy(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { now, old } = fresh;
  if (!tokensIn(now).some(({ kind, text }) => kind === "word" && mayTake(text))) return [];
  const written = writeIn(now, reading);
  if (written?.secret.kind !== "wallet") return [];
  if (old !== null && writeIn(old, reading)?.secret.name === written.secret.name) return [];
  return [ofFresh(fresh, { severity: "high", message: messageOf(written, now) })];
}

function writeIn(placed: Placed, reading: Reading): Handover | null {
  const isWrite = invocationsIn(tokensIn(placed)).some(({ path }) => takes(path));
  return isWrite ? handoverIn(placed, heldIn(placed.routine, reading), takes) : null;
}

function mayTake(word: string): boolean {
  return speaksOf("writes", word) || word === "write";
}

/** `fs.writeFile`, `f.write`; what writes encrypted says so. */
function takes(path: string): boolean {
  const isWrite = speaksOf("writes", path) || /(?:^|\.)(?:write|Write)$/.test(path);
  return isWrite && !speaksOf("besideSecret", path.replaceAll(/[wW]rite[fF]ile\w{0,8}/g, ""));
}

function messageOf({ secret, to }: Handover, now: Placed): Sentence {
  return say`${secret.name}${insideOf(now)}, which ${meaningOf(secret)}, is now written by ${shortened(to)}, and stays there.`;
}

const buildSecret = /\$\{\{[^}]{0,80}\bsecrets\b[^}]{0,120}\}\}/;
const kept =
  /(?:>>?|\btee\b(?: -a)?)\s{0,4}["']?(\$\{?GITHUB_(?:OUTPUT|STEP_SUMMARY|ENV)\}?|[\w./~$-]{1,200})/;

/** `echo ${{ secrets.KEY }} >> $GITHUB_OUTPUT`. */
function buildSecretsIn(reading: Reading): readonly Suspicion[] {
  return freshLinesOf(reading).flatMap(({ line, text }) => {
    const shown = text.slice(0, 2_000);
    const secret = buildSecret.exec(shown)?.[0];
    const where = kept.exec(shown)?.[1];
    if (secret === undefined || where === undefined || /^\s*#/.test(shown)) return [];
    const message = say`The secret ${shortened(secret)} of the build is now written to ${where}, where later steps and whoever gets the file can read it.`;
    return [ofLine(reading, line, shown, { severity: "medium", message })];
  });
}
