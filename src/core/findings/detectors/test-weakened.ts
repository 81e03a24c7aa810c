/** Detector: a test still runs, or seems to, and no longer says no. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { goneLinesOf, type Line } from "../sides/line.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine, ofRemoved, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isPipeline, isTest } from "../words/purpose.ts";

export const testWeakened: Detector = {
  id: "test-weakened",
  version: 3,
  title: "test weakened",
  family: "test",
  asks: "Can a test or a check of the pipeline no longer fail?",
  why: "A green page is what reviewers trust most. A test that asserts nothing, is skipped, or whose failure is swallowed keeps the page green for whatever comes next.",
  remedy: "Mend the test, or delete it openly and say what it tested.",
  whenWrong:
    "It fires on a test that is skipped until an outage is over, and on checks that are tried out first. It does not see an expected value that changed together with the code, nor a mock that says yes to everything.",
  severity:
    "high when a check that the pipeline had is allowed to fail in silence; medium when a new one is, a test of code that moves money lost all its assertions, or the pipeline no longer runs a check; low for a test that is skipped",
  patterns: ["S1", "S2", "S4"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    const path = pathOf(reading.file);
    const all = reading.after.text.split("\n");
    if (isPipeline(path))
      return freshLinesOf(reading).flatMap((line) => swallowedIn(line, all, reading));
    if (!isTest(path)) return [];
    return [
      ...reading.after.routines.flatMap((routine) => emptied(routine, reading)),
      ...skippedIn(all, reading),
    ];
  },
};

/** How many lines above a `continue-on-error` its step may start. */
const longestStep = 12;

function swallowedIn(
  { line, text }: Line,
  all: readonly string[],
  reading: Reading,
): readonly Suspicion[] {
  const claim = swallows(text, line, all, reading);
  return claim === null || /^\s*#/.test(text) ? [] : [ofLine(reading, line, text, claim)];
}

function swallows(
  text: string,
  line: number,
  all: readonly string[],
  reading: Reading,
): { severity: Severity; message: Sentence } | null {
  const silent = /(\b[^|&;]{2,200}?)\s*\|\|\s*(?:true|:|exit 0|echo\b.{0,80})\s*["']?$/.exec(
    text.slice(0, 500),
  );
  if (silent !== null) {
    const command = (silent[1] ?? "").trim().replace(/^(?:-\s*)?run:\s*/, "");
    return isCheck(command)
      ? {
          severity: wasThere([command], reading) ? "high" : "medium",
          message: say`A failure of ${command.slice(0, 100)} is swallowed: the page stays green whatever it finds.`,
        }
      : null;
  }
  if (!/^\s*(?:-\s*)?(?:continue-on-error|allow_failure):\s*true\b/.test(text)) return null;
  const step = stepAt(all, line);
  return isCheck(step.join(" "))
    ? {
        severity: wasThere(step, reading) ? "high" : "medium",
        message: say`The step ${(step[0] ?? "").trim().slice(0, 80)} may fail and the page stays green.`,
      }
    : null;
}

/** A step that is new has said no to nobody yet, unless another check went with it. */
function wasThere(step: readonly string[], reading: Reading): boolean {
  if (goneLinesOf(reading).some(({ text }) => isCheck(text))) return true;
  return step
    .filter((line) => /\b(?:run|uses|script):\s*[^|>\s]|^\s*[\w./-]+\s+[\w./-]/.test(line))
    .filter((line) => !/uses:\s*[\w-]+\/(?:checkout|setup-|cache)/.test(line))
    .some((line) => reading.before.text.includes(programIn(line)));
}

/** The program and what it does: `npm test` of `run: npm test --silent`. */
function programIn(line: string): string {
  const command = line.trim().replace(/^(?:-\s*)?(?:\w+:\s*)?/, "");
  return command.split(/\s+/, 2).join(" ");
}

function isCheck(text: string): boolean {
  return (
    speaksOf("pipelineCheck", text) &&
    !/^(?:sudo )?(?:tar|zip|cp|mv|ls|chown|chmod)\b/.test(text) &&
    !/\b(?:rm|mkdir|delete-keychain|kill|pkill|docker|cache|upload|download|artifact|codecov|coveralls|comment|grep)\b/i.test(
      text,
    )
  );
}

/** The lines of the step, or of the start of the job, in which a line of a pipeline stands. */
function stepAt(all: readonly string[], line: number): readonly string[] {
  const above = all.slice(Math.max(0, line - longestStep), line);
  const start = above.findLastIndex(startsStep);
  const below = all.slice(line, line + longestStep);
  const end = below.findIndex(startsStep);
  return [...above.slice(Math.max(0, start)), ...below.slice(0, end < 0 ? below.length : end)];
}

function startsStep(line: string): boolean {
  return /^\s*-\s/.test(line) || /^\s{0,4}[\w-]+:\s*$/.test(line);
}

/** A test that is still there and asserts nothing any more. */
function emptied(routine: Routine, reading: Reading): readonly Suspicion[] {
  const name = routine.path?.split(".").at(-1) ?? "";
  if (
    !/^(?:test|it|should|Test)/.test(name) ||
    !speaksOf("testedMoney", routine.path, pathOf(reading.file))
  )
    return [];
  const before = reading.before.routines.find(({ path }) => path === routine.path);
  const had = before?.steps.filter(isAssertion) ?? [];
  if (before === undefined || had.length === 0 || routine.steps.some(isAssertion)) return [];
  // What a helper asserts cannot be seen from here.
  const calls = (steps: readonly Step[]): number =>
    steps.filter(({ text }) => /\b_?(?:assert|check|verify|expect)\w* \(/i.test(text)).length;
  const [first] = had;
  const removed = reading.matching.removed.find((placed: Placed) => placed.step === first);
  if (first === undefined || removed === undefined || calls(routine.steps) > 0) return [];
  const message = say`The test ${routine.path ?? ""} is still there and asserts nothing any more; before, it asserted ${shownCode(first.statement.tokens.slice(1))}.`;
  return [ofRemoved(removed, reading, { severity: "medium", message })];
}

function isAssertion({ statement, text }: Step): boolean {
  return (
    statement.kind === "assert" ||
    /\b(?:assert\w*|expect|require|should|pytest \. raises|t \. (?:Error|Fatal)f?|verify|vm \. expectRevert|assertThat|fail)\b/.test(
      text,
    )
  );
}

const skips =
  /^\s*(?:@(?:pytest\.mark\.(?:skip|xfail)|unittest\.skip|Disabled|Ignore)\b(?!if)|(?:it|test|describe|context)\.(?:skip|only|todo)\(|x(?:it|describe|test)\(|pytest\.(?:skip|xfail)\(|t\.Skip(?:f|Now)?\(|#\[ignore|vm\.skip\(true)/;

function skippedIn(all: readonly string[], reading: Reading): readonly Suspicion[] {
  if (reading.before.text === "") return [];
  const gone = new Set(goneLinesOf(reading).map(({ text }) => skips.exec(text)?.[0].trim()));
  return freshLinesOf(reading).flatMap(({ line, text }) => {
    const found = skips.exec(text)?.[0].trim();
    if (found === undefined || gone.has(found)) return [];
    const next = all.slice(line - 1, line + 3).join(" ");
    if (!speaksOf("testedMoney", next)) return [];
    const message = say`A test is no longer run: ${text.trim().slice(0, 100)}.`;
    return [ofLine(reading, line, text, { severity: "low", message })];
  });
}
