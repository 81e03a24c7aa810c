/** Detector: what code that moves money does now depends on where it runs. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { readableOf, type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import { textOfCondition } from "../conditions/condition.ts";
import { isEffect } from "../conditions/decision.ts";
import type { Detector } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import { insideOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const environmentGate: Detector = {
  id: "environment-gate",
  version: 1,
  title: "behaves otherwise elsewhere",
  family: "identity",
  asks: "Does code that checks or moves money now ask on which machine, in which environment or by whom it is run?",
  why: "Code that is harmless where it is tested and reviewed, and not where the money is, passes both; a machine's name or `CI` in a condition is all that it takes.",
  remedy: "Let the same code run everywhere, and give it other keys and addresses in other places.",
  whenWrong:
    "It fires on honest switches for test networks. It looks only at conditions around checks and transfers, and does not see a place that is told in another way: by its address, its clock, its files.",
  severity:
    "high when a machine or an operator is told by a name in the code, or a check only runs in some places; else medium",
  patterns: ["I4"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const known = callsOf(reading.before.routines);
    return [
      ...reading.matching.edited.flatMap((pair) => {
        const asked = placeAskedIn(pair.after);
        const gated = asked === null ? null : gatedBy(pair.after, known);
        if (asked === null || gated === null || placeAskedIn(pair.before) !== null) return [];
        return [ofPair(pair, claimOf(asked, gated, pair.after))];
      }),
      ...reading.matching.added.flatMap((placed) => {
        const asked = placeAskedIn(placed);
        const gated = asked === null ? null : gatedBy(placed, known);
        return asked === null || gated === null
          ? []
          : [ofAdded(placed, claimOf(asked, gated, placed))];
      }),
    ];
  },
};

function callsOf(routines: readonly Routine[]): ReadonlySet<string> {
  return new Set(
    routines.flatMap(({ steps }) =>
      steps.flatMap(({ statement }) => callsIn(statement.tokens).map(({ name }) => name)),
    ),
  );
}

/** The condition, where it asks for a machine, an environment or an operator. */
function placeAskedIn({ step: { statement } }: Placed): string | null {
  if (statement.kind !== "if" || statement.tokens.length > 200) return null;
  const text = textOf(statement.tokens);
  const asks = statement.tokens.some(
    ({ kind, text: word }) => kind === "word" && speaksOf("place", word),
  );
  const isVariable =
    /\b(?:environ|getenv|env|Getenv)\b/.test(text) &&
    /["'`.](?:NODE_ENV|CI|ENV|ENVIRONMENT|HOSTNAME|USER|STAGE|DEPLOY|[A-Z_]*(?:ENV|HOST|REGION))\b/.test(
      text,
    );
  return asks || isVariable ? readableOf(textOfCondition(statement)) : null;
}

interface Gated {
  readonly name: string;
  readonly isCheck: boolean;
  readonly wasThere: boolean;
}

/** What the condition lets run or keeps from running, if that matters. */
function gatedBy({ step: { statement } }: Placed, known: ReadonlySet<string>): Gated | null {
  const inside = [...statement.body, ...statement.alternative].slice(0, 30);
  const names = callsIn(inside.flatMap(tokensWithin).slice(0, 400)).map(({ name }) => name);
  const name = names.find(isCheckName) ?? names.find(isEffect);
  if (name === undefined) return null;
  return { name, isCheck: isCheckName(name), wasThere: known.has(name) };
}

function tokensWithin({ tokens, body }: Statement): readonly Token[] {
  return [...tokens, ...body.flatMap((inner) => inner.tokens)];
}

function claimOf(
  asked: string,
  { name, isCheck, wasThere }: Gated,
  placed: Placed,
): { readonly severity: Severity; readonly message: ReturnType<typeof say> } {
  const isNamed =
    /\b(?:host|node|machine|getuser|whoami|username|login)/i.test(asked) && /["'`]/.test(asked);
  return {
    severity: isNamed || (isCheck && wasThere) ? "high" : "medium",
    message: say`Whether ${name}${insideOf(placed)} is called now depends on where the code runs: ${shortened(asked)}.`,
  };
}
