/** Detector: a total that others are shown is made up. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { namesHolding } from "../calls/flow.ts";
import { lastNameOf } from "../checks/callees.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";
import { namesIn, targetOf } from "../words/name.ts";

export const totalFabricated: Detector = {
  id: "total-fabricated",
  version: 1,
  title: "total fabricated",
  family: "audit",
  asks: "Is a balance or a total now random, or a number that was written down?",
  why: "The insurance fund of FTX was shown to the public as its size of yesterday plus a random number; nobody outside can tell such a total from one that was counted.",
  remedy:
    "Count the total from the accounts that it is of, and keep made-up numbers in tests and demonstrations.",
  whenWrong:
    "It fires on demonstrations and simulations that lie outside of test folders. It does not see a total that is counted from made-up records, nor a number that passes through a field or another file.",
  severity:
    "high when a random number goes into a total; medium when a total that was counted is now a constant",
  patterns: ["A5"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap(randomOf),
    ...chanceBehind(reading),
    ...reading.settings.changed.flatMap(constantOf),
  ],
};

function randomOf(fresh: Fresh): readonly Suspicion[] {
  const { now: placed } = fresh;
  const { tokens } = placed.step.statement;
  const random = namesIn(tokens).find(
    ({ text, tokens: own }) =>
      (does("weakRandom", text) || does("strongRandom", text)) &&
      own.some((token) => newTokens(fresh).has(token)),
  );
  if (random === undefined || isPlay(placed.routine.path)) return [];
  const target = tokens[0]?.text === "return" ? placed.routine.path : targetOf(tokens);
  if (target === null || !speaksOf("reportedTotal", target.split(".").at(-1) ?? target)) return [];
  const severity: Severity = "high";
  const message = say`${target}${insideOf(placed)} is worked out with ${random.text}: the total that is shown is not counted any more.`;
  return [ofFresh(fresh, { severity, message })];
}

/** The number is drawn in another statement, or in another function, and goes into what is returned. */
function chanceBehind(reading: Reading): readonly Suspicion[] {
  const totals = freshIn(reading).filter(({ now }) => returnsTotal(now, reading));
  if (totals.length === 0) return [];
  const drawing = drawingIn(reading.after.routines);
  const wasChance = drawingIn(reading.before.routines);
  return totals.flatMap((fresh): readonly Suspicion[] => {
    const { routine, step } = fresh.now;
    if (wasChance.has(lastNameOf(routine))) return [];
    const source = returnsChance(withoutOtherReturns(fresh), drawing);
    // In one statement it is told of already.
    if (source === null || drawsIn(step.statement.tokens) !== null) return [];
    const message = say`What ${routine.path ?? ""} gives back is worked out with ${source}, which is drawn by chance: the total that is shown is not counted any more.`;
    return [ofFresh(fresh, { severity: "high", message })];
  });
}

function returnsTotal({ routine, step }: Placed, reading: Reading): boolean {
  return (
    step.statement.kind === "return" &&
    speaksOf("reportedTotal", lastNameOf(routine)) &&
    !isPlay(routine.path) &&
    !isPlayFolder(reading)
  );
}

/** Names of functions that give back what they draw themselves. */
function drawingIn(routines: readonly Routine[]): ReadonlySet<string> {
  return new Set(
    routines.filter((routine) => returnsChance(routine, none) !== null).map(lastNameOf),
  );
}

const none: ReadonlySet<string> = new Set();

/** What the random number in its answer came from; null where there is none. */
function returnsChance(routine: Routine, drawing: ReadonlySet<string>): string | null {
  const sources: string[] = [];
  const sourceOf = (value: readonly Token[]): string | null =>
    drawsIn(value) ??
    value.find((token, at) => isCallOf(token, value[at + 1], drawing))?.text ??
    null;
  const held = namesHolding(routine, (value, known) => {
    const source = value.length <= 200 ? sourceOf(value) : null;
    if (source !== null) sources.push(source);
    return source !== null || value.some(({ kind, text }) => kind === "word" && known.has(text));
  });
  for (const { statement } of routine.steps) {
    if (statement.kind !== "return") continue;
    const direct = sourceOf(statement.tokens);
    if (direct !== null) return direct;
    if (statement.tokens.some(({ kind, text }) => kind === "word" && held.has(text)))
      return sources[0] ?? null;
  }
  return null;
}

/** The statement itself is to pass it on. */
function withoutOtherReturns({ now: { routine, step } }: Fresh): Routine {
  const others = routine.steps.filter(({ statement }) => statement.kind !== "return");
  return { ...routine, steps: [...others, step] };
}

function isCallOf(
  { kind, text }: Token,
  next: Token | undefined,
  names: ReadonlySet<string>,
): boolean {
  return kind === "word" && next?.text === "(" && names.has(text);
}

/** The call that draws a number, as it is written. */
function drawsIn(tokens: readonly Token[]): string | null {
  const names = namesIn(tokens).filter(({ isCalled }) => isCalled);
  const draw = names.find(
    ({ text }) =>
      does("weakRandom", text) || does("strongRandom", text) || does("drawsNumber", text),
  );
  if (draw !== undefined) return draw.text;
  const law = names.find(({ text }) => /(?:Dist|Distribution)$/.test(text));
  return law !== undefined &&
    names.some(({ text }) => /^(?:sample|samples|rvs|nextDouble)$/.test(text))
    ? law.text
    : null;
}

/** Demonstrations, simulations and tests make numbers up on purpose. */
function isPlay(path: string | null): boolean {
  return /mock|fake|demo|simul|sample|random|generate|test|fuzz|monte|paper|shuffle|dummy|example/i.test(
    path ?? "",
  );
}

function isPlayFolder({ file }: Reading): boolean {
  return /mock|fake|demo|simul|backtest|paper|monte/i.test(pathOf(file));
}

function constantOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const { value } = after;
  if (before.value !== null || value?.kind !== "number" || after.sign !== "=") return [];
  // Zero and one are where counting starts.
  if (Math.abs(value.number) <= 1 || before.tokens.length < 3 || isPlay(after.placed.routine.path))
    return [];
  const isReported =
    speaksOf("reportedTotal", after.name) && after.placed.step.statement.kind !== "function";
  const isCounted = before.tokens.some(({ text }) => text === "(" || text === "." || text === "+");
  if (!isReported || !isCounted) return [];
  const message = say`${after.name}${insideOf(after.placed)} was worked out from ${shownCode(before.tokens)}; now it is always ${shownCode(after.tokens)}.`;
  return [ofSetting(change, { severity: "medium", message })];
}
