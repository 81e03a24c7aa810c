/** Detector: a file is no longer what its place or its name says. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { languageOf } from "../../syntax/language.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Subject } from "../sides/subject.ts";
import { isAlways, isMachineMade, isTest } from "../words/purpose.ts";

export const fileDisguised: Detector = {
  id: "file-disguised",
  version: 2,
  title: "file disguised",
  family: "evasion",
  asks: "Did a file move to where nobody looks, change only the case of its name, or become executable without being a script?",
  why: "A rename is shown as a rename and hardly read. Code in a folder of tests or of made files is skipped by people and by most tools, and two names that differ by their case are one file on some machines.",
  remedy: "Leave code where code lies, and say what has to run the file.",
  whenWrong:
    "It fires when a helper honestly becomes part of the tests. It does not see a copy under another name, nor a file whose place was misleading from the start.",
  severity:
    "medium when code moved to where tools and people look less, or a file of data became executable; low when only the case of its name changed",
  patterns: ["E8"],
  options: [],
  looksAt: "sides",
  detect: (subject) => {
    const claim = movedAway(subject) ?? recased(subject) ?? executable(subject);
    return claim === null ? [] : [suspicionOf(subject, claim)];
  },
};

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

/** Code that other code may still use, with a change on the way. */
function movedAway({ file, hunks }: Subject): Claim | null {
  const { before, after } = file;
  if (before === null || after === null || before.path === after.path || hunks.length === 0)
    return null;
  if (!isRead(before.path) || isRead(after.path)) return null;
  return {
    severity: "medium",
    message: say`${before.path} moved to ${after.path}, where most checks do not look, and was changed on the way.`,
  };
}

function isRead(path: Path): boolean {
  return (
    !isTest(path) &&
    !isMachineMade(path) &&
    languageOf(path).layout !== "prose" &&
    languageOf(path).layout !== "lines"
  );
}

function recased({ file }: Subject): Claim | null {
  const { before, after } = file;
  if (before === null || after === null || before.path === after.path) return null;
  if (before.path.toLowerCase() !== after.path.toLowerCase()) return null;
  return {
    severity: "low",
    message: say`${before.path} became ${after.path}: only the case differs, so the two are one file on some machines and two on others.`,
  };
}

const data =
  /\.(?:json|ya?ml|toml|csv|txt|md|rst|png|jpe?g|gif|svg|pdf|lock|xml|ini|cfg|conf|html?|css|sql|pem|crt|key|po)$/i;

function executable({ file, after }: Subject): Claim | null {
  if (file.after?.kind !== "executable" || file.before?.kind === "executable") return null;
  const isScript = after.kind === "text" && after.text.startsWith("#!");
  if (isScript || !data.test(file.after.path) || isAlways(file, isMachineMade)) return null;
  return {
    severity: "medium",
    message: say`${file.after.path} can now be run, though its name says that it holds data.`,
  };
}

function suspicionOf({ file }: Subject, { severity, message }: Claim): Suspicion {
  return {
    severity,
    within: null,
    side: "after",
    message,
    before: null,
    after: { startLine: 1, endLine: 1 },
    statements: [file.before === null ? "" : file.before.path, pathOf(file)],
  };
}
