/** Checks of a signature that still stand there, and no longer stop anybody. */
import { say } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callOf, callsIn } from "../calls/call.ts";
import { textOfCondition } from "../conditions/condition.ts";
import type { Suspicion } from "../detector.ts";
import { counterpartsOf } from "../sides/counterpart.ts";
import { type Fresh, ofFresh } from "../sides/fresh.ts";
import type { Edited } from "../sides/matching.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofRemoved, shortened, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

const saysYes = /^return (?:[Tt]rue|nil|null|None)? ?;?$|^(?:next|done) \( \) ;?$|^true$/;
const isEmpty =
  /(?:===?|\bis|->|\beq) (?:""|''|null|None|nil|undefined|0)(?= |$)|^(?:!|not) [\w$.]+$|\bempty \(|\bisEmpty \(|\. (?:empty|blank|nil)\??|\bstrlen \(|\blen \( [\w.]+ \) == 0/;

/** `if (secret === "") return true;` before the comparison that needs it. */
export function openWithoutSecret(fresh: Fresh): readonly Suspicion[] {
  const { step, routine } = fresh.now;
  const { statement } = step;
  if (statement.kind !== "if" || fresh.old !== null) return [];
  const [first, ...more] = statement.body;
  if (first === undefined || more.length > 0 || !saysYes.test(textOf(first.tokens))) return [];
  const condition = textOfCondition(statement);
  if (!isEmpty.test(condition) || !/secret|key|token|signature|hmac|\bsig\b/i.test(condition))
    return [];
  if (!routine.steps.some(proves)) return [];
  const message = say`Where ${shortened(readableOf(condition))} holds, ${routine.path ?? "the check"} now lets whoever comes pass: without a secret there is no check.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

/** It compares a signature, or a code that only both sides can work out. */
function proves({ statement: { tokens } }: Step): boolean {
  return namesIn(tokens).some(
    ({ text, isCalled }) =>
      isCalled &&
      (does("constantTime", text) ||
        (/verify|compare|equal/i.test(text) && speaksOf("proof", text))),
  );
}

/** It says yes or no, rather than to stop by itself. */
function answers(step: Step): boolean {
  const { kind, tokens } = step.statement;
  return proves(step) && !(kind === "simple" && callOf(tokens)?.isWhole === true);
}

const refuses =
  /\b(?:unauthorized|Unauthorized|UNAUTHORIZED|forbidden|Forbidden|FORBIDDEN|halt|abort|reject|denied)\b|:(?:unauthorized|forbidden)\b|(?<![\w.])40[13](?![\w.])/;

/** A signature is compared as before, and what turned a wrong one away is gone. */
export function unrefused(reading: Reading): readonly Suspicion[] {
  const { before, after } = reading;
  const stand = (routines: readonly Routine[]): number =>
    routines.reduce((sum, { steps }) => sum + steps.filter(isRefusal).length, 0);
  if (stand(before.routines) <= stand(after.routines)) return [];
  return counterpartsOf(before.routines, after.routines).flatMap(
    ({ routine, now }): readonly Suspicion[] => {
      if (now === null || !routine.steps.some(answers)) return [];
      const old = routine.steps.find(isRefusal);
      const proof = now.steps.find(answers);
      if (old === undefined || proof === undefined || now.steps.some(isRefusal)) return [];
      if (now.steps.some(({ statement }) => isHandedOn(statement.tokens, now))) return [];
      const message = say`${now.path ?? "This"} still compares the signature, but ${shownCode(old.statement.tokens)} is gone: a wrong one is no longer turned away.`;
      return [ofRemoved({ step: old, routine }, reading, { severity: "critical", message })];
    },
  );
}

function isRefusal({ text, statement }: Step): boolean {
  if (statement.kind === "raise" || /^(?:raise|throw)\b/.test(text)) return true;
  return refuses.test(text) && !speaksOf("log", ...statement.tokens.slice(0, 3).map((t) => t.text));
}

/** Its answer is its caller's to act on. */
function isHandedOn(tokens: readonly Token[], { path }: Routine): boolean {
  return (
    tokens[0]?.text === "return" &&
    /^(?:is|has|valid|verified)/i.test(path?.split(".").at(-1) ?? "")
  );
}

const digests = /digest|hash|fingerprint|checksum|signature|canonical|etag/i;

/** `dumps(sorted(parameters))`: the names of the values, without the values. */
export function namesAloneOf(edited: Edited, reading: Reading): readonly Suspicion[] {
  const { before, after } = edited;
  const name = namesAloneIn(after.step.statement.tokens);
  if (name === null || !isDigest(after.routine)) return [];
  const old = before.step.statement.tokens;
  const at = old.findIndex(({ text }) => text === name);
  if (at < 0 || namesAloneIn(old) !== null) return [];
  const isTable =
    old.some(({ text }) => text === "sort_keys") ||
    [". items (", ". get (", '[ "'].some((use) =>
      [...reading.before.routines, ...reading.after.routines].some(({ steps }) =>
        steps.some(({ text }) => text.includes(`${name} ${use}`)),
      ),
    );
  const isKeys = after.step.text.includes("keys (");
  if (!isTable && !isKeys) return [];
  const message = say`What is put together${insideOf(after)} now holds the names in ${name} without their values: it stays the same whatever the values are.`;
  return [ofPair(edited, { severity: "high", message })];
}

const isDigest = remembered(
  ({ path, steps }: Routine) =>
    digests.test(path ?? "") ||
    steps.some(({ statement }) =>
      callsIn(statement.tokens).some((call) => does("digest", call.name)),
    ),
);

/** `x` of `x.keys()`, `sorted(x)`, `list(x)`, `Object.keys(x)`, `len(x)`. */
function namesAloneIn(tokens: readonly Token[]): string | null {
  const text = textOf(tokens);
  const match =
    /\b(?:sorted|list|set|tuple|len|Object \. keys|array_keys) \( (\w+) \)/.exec(text) ??
    /\b(\w+) \. keys(?: \( \))?/.exec(text);
  return match?.[1] ?? null;
}
