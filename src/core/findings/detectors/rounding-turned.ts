/** Detector: an amount is rounded the other way. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import { insideOf, ofPair } from "../suspicion.ts";
import { type Direction, directionOf } from "../values/rounding.ts";
import { speaksOf } from "../words/lexicon.ts";

export const roundingTurned: Detector = {
  id: "rounding-turned",
  version: 1,
  title: "rounding turned",
  family: "rounding",
  asks: "Is something now rounded up that was rounded down, or the other way round?",
  why: "Rounding against the pool gives each caller the last unit of every operation. Repeated in one transaction it emptied pools of Balancer of more than a hundred million dollars.",
  remedy:
    "Say for whom each of the two directions rounds: money that leaves is rounded down, money that is owed is rounded up.",
  whenWrong:
    "It fires on the repair of a rounding that was wrong. It cannot tell who wins by the new direction. It does not see a division that was moved, nor one unit that is added or taken by hand.",
  severity: "high where amounts are rounded; else medium",
  patterns: ["R1"],
  options: [],
  looksAt: "text",
  detect: ({ matching, file }) => [
    ...matching.edited.flatMap(suspicionsOf),
    ...(isCutOff(pathOf(file)) ? matching.edited.flatMap(plainOf) : []),
  ],
};

/** Where a plain division of whole numbers throws away what is left. */
function isCutOff(path: Path): boolean {
  return /\.(?:sol|vy|rs|go|c|cc|cpp|h|hpp|java|kt|scala|cs|move|cairo)$/.test(path);
}

/** `a.divUp(b)` became `a / b`, which is what `divDown` does. */
function plainOf(edited: Edited): readonly Suspicion[] {
  const { before, after } = edited;
  const old = before.step.statement.tokens.filter(
    (token) => directionOf(token, before.step.text) === "up",
  );
  const now = after.step.statement.tokens;
  const isRounded = now.some((token) => directionOf(token, after.step.text) !== null);
  const [up, ...others] = old;
  if (up === undefined || others.length > 0 || isRounded || !isPlainDivision(now)) return [];
  const message = say`${up.text}${insideOf(after)} became a plain division: what was rounded up is now cut off, and somebody gets the difference each time.`;
  return [ofPair(edited, { severity: severityOf(edited), message, about: up.text })];
}

/** Without the `+ divisor - 1` that rounds up by hand. */
function isPlainDivision(tokens: readonly Token[]): boolean {
  const isDivided = tokens.some(({ text }) => text === "/" || text === "div");
  const isRaised = tokens.some(
    ({ text }, index) => text === "-" && tokens[index + 1]?.text === "1",
  );
  const hasRest = tokens.some(({ text }) => text === "%" || text === "?" || text === "mod");
  return isDivided && !isRaised && !hasRest;
}

interface Turn {
  readonly before: Token;
  readonly after: Token;
  readonly from: Direction;
  readonly to: Direction;
}

function suspicionsOf(edited: Edited): readonly Suspicion[] {
  return turnsIn(edited).map((turn) =>
    ofPair(edited, {
      severity: severityOf(edited),
      message: messageOf(turn, edited),
      about: `${turn.before.text} ${turn.after.text}`,
    }),
  );
}

/** Where a word that rounds one way stands in the place of one that rounds another way. */
function turnsIn({ before, after, diff }: Edited): readonly Turn[] {
  return (diff.edits ?? []).flatMap((edit) => {
    const old = roundingIn(edit.before, before.step.text);
    const now = roundingIn(edit.after, after.step.text);
    if (old === null || now === null || old.direction === now.direction) return [];
    return [{ before: old.token, after: now.token, from: old.direction, to: now.direction }];
  });
}

/** The only one of a stretch; with several it is another computation. */
function roundingIn(
  tokens: readonly Token[],
  context: string,
): { readonly token: Token; readonly direction: Direction } | null {
  const found = tokens.flatMap((token) => {
    const direction = directionOf(token, context);
    return direction === null ? [] : [{ token, direction }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function severityOf({ after }: Edited): Severity {
  const { step, routine } = after;
  const name = routine.path?.split(".").at(-1) ?? null;
  return speaksOf("amount", step.text, name) || speaksOf("movesMoney", routine.path)
    ? "high"
    : "medium";
}

function messageOf({ before, after, from, to }: Turn, edited: Edited): Sentence {
  const way = (direction: Direction): Sentence => waysInWords[direction];
  return say`${before.text}${insideOf(edited.after)} became ${after.text}: what was rounded ${way(from)} is now rounded ${way(to)}, and somebody gets the difference each time.`;
}

const waysInWords: Readonly<Record<Direction, Sentence>> = {
  up: say`up`,
  down: say`down`,
  nearest: say`to the nearest`,
};
