/** Detector: all secrets of a process or a build are read at once. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine, shortened } from "../suspicion.ts";

export const environmentDumped: Detector = {
  id: "environment-dumped",
  version: 1,
  title: "environment dumped",
  family: "key",
  asks: "Does a build or a program now read all its secrets at once: the whole environment, all secrets, the memory of another process?",
  why: "Keys of a build stand in its environment and its memory; one line that prints or sends all of it gives them to whoever can read the log.",
  remedy: "Read the variables that are needed, by name.",
  whenWrong:
    "It fires on a line that prints the environment to find an error. It does not see a loop that reads the variables one by one, nor a program that is fetched and does the reading.",
  severity:
    "critical for the memory of a process, and for an environment that is sent away; high for all secrets of a build; medium for an environment that is printed",
  patterns: ["K7"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const whole = freshLinesOf(reading).flatMap((fresh) => suspicionOf(fresh, reading));
    return whole.length > 0 ? whole : memoryInPieces(reading);
  },
};

const processes = /["'`]\/?proc\/?["'`]/;
const memory = /["'`]\/?(?:mem|environ)["'`]/;

/** `Path("/") / "proc"` here, `entry / "mem"` there. */
function memoryInPieces(reading: Reading): readonly Suspicion[] {
  const fresh = freshLinesOf(reading).find(
    ({ text }) => memory.test(text.slice(0, mostText)) && !comment.test(text),
  );
  if (fresh === undefined) return [];
  const code = reading.after.text.split("\n").filter((line) => !comment.test(line));
  if (!code.some((line) => processes.test(line.slice(0, mostText)))) return [];
  const message = say`This line opens the memory or the environment of a process, under a path that is put together: ${shortened(fresh.text.trim())}`;
  return [ofLine(reading, fresh.line, fresh.text, { severity: "critical", message })];
}

interface Sign {
  readonly pattern: RegExp;
  readonly severity: Severity;
  /** Ours. */
  readonly what: string;
}

const signs: readonly Sign[] = [
  {
    pattern:
      /\/proc\/(?:self|\*|\d{1,7}|\$\{?\w{1,40}\}?|\{\w{0,40}\}|%[ds])\/(?:mem|maps|environ)\b|["']\/proc\/["'] ?\+/,
    severity: "critical",
    what: "reads the memory or the environment of a process",
  },
  {
    pattern: /\btoJSON\s?\(\s?secrets\s?\)/i,
    severity: "high",
    what: "takes all secrets of the build at once",
  },
  {
    pattern:
      /(?:\b(?:curl|wget|nc|fetch|post|send\w{0,10}|urlopen)\b.{0,200}(?:\$\((?:printenv|env)\)|JSON\.stringify\(process\.env\)|os\.environ\b(?![.[])|os\.Environ\(\)))|(?:\b(?:printenv|env|export -p)\b[^|\n]{0,40}\|.{0,120}\b(?:curl|wget|nc|openssl)\b)/,
    severity: "critical",
    what: "sends the whole environment away",
  },
  {
    pattern:
      /(?:^|[;&|]|run:|- )\s{0,12}(?:printenv\s{0,4}(?:$|[|>;&])|env\s{0,4}(?:$|[|>])|export -p\b)/,
    severity: "medium",
    what: "prints the whole environment",
  },
  {
    pattern:
      /(?:print|log|info|debug|warn|error|dump|dumps|stringify|write\w{0,10})\s?\(\s?(?:dict\s?\(\s?)?(?:os\.environ|process\.env|System\.getenv\(\))\s?[,)]|\bPrint\w{0,6}\(os\.Environ\(\)/,
    severity: "medium",
    what: "prints the whole environment",
  },
];
const mostText = 1_000;
const comment = /^\s{0,200}(?:#|\/\/|\*|--)/;

function suspicionOf(
  { line, text }: { readonly line: number; readonly text: string },
  reading: Reading,
): readonly Suspicion[] {
  const shown = text.slice(0, mostText);
  if (comment.test(shown)) return [];
  const sign = signs.find(({ pattern }) => pattern.test(shown));
  if (sign === undefined) return [];
  return [
    ofLine(reading, line, shown, { severity: sign.severity, message: messageOf(sign, shown) }),
  ];
}

function messageOf({ what }: Sign, text: string): Sentence {
  return say`This line ${{ kind: "ours", text: what }}: ${shortened(text.trim())}`;
}
