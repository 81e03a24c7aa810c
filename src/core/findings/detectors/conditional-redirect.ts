/** Detector: who gets the money now depends on a condition. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { addressOf } from "../address-value.ts";
import { assignmentOf } from "../assignment.ts";
import { textOfLogic } from "../condition.ts";
import { namedOf } from "../definition.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh } from "../fresh.ts";
import { speaksOf } from "../lexicon.ts";
import { choiceIn, namesRecipient, type Recipient, recipientsIn } from "../recipient.ts";
import type { Reading } from "../subject.ts";
import { insideOf, shortened, shownCode } from "../suspicion.ts";

export const conditionalRedirect: Detector = {
  id: "conditional-redirect",
  version: 1,
  title: "conditional redirect",
  family: "beneficiary",
  asks: "Does the money now go to somebody else when a condition holds?",
  why: "Small payments and every test go where they should; the one that is worth stealing meets the condition and goes elsewhere.",
  remedy:
    "Let the caller alone say who is paid. Where two recipients are right, decide between them before the payment, in code with a name that says so.",
  whenWrong:
    "It fires on an honest fallback that is not told from an empty value. It does not see a choice that is made in another function, in a table of recipients, or by what a called function returns.",
  severity:
    "critical when the other recipient is an address in the code; high when it is another name, in code that moves money",
  patterns: ["B3"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => redirectsIn(fresh, reading)),
};

interface Redirect {
  readonly kind: "choice" | "branch" | "override";
  readonly how: Recipient["how"];
  readonly name: string;
  readonly condition: string;
  readonly to: readonly Token[];
  readonly otherwise: readonly Token[];
}

function redirectsIn(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const found = [...chosen(fresh, reading), ...reassigned(fresh, reading), ...overridden(fresh)];
  const worst = found.flatMap((redirect) => {
    const severity = severityOf(redirect, fresh, reading);
    return severity === null ? [] : [{ redirect, severity }];
  })[0];
  if (worst === undefined) return [];
  const { redirect, severity } = worst;
  return [ofFresh(fresh, { severity, message: messageOf(redirect, fresh) })];
}

/** `to` became `amount > limit ? other : to`. */
function chosen({ now, old }: Fresh, reading: Reading): readonly Redirect[] {
  const before = old === null ? [] : recipientsIn(old);
  return recipientsIn(now).flatMap((recipient): readonly Redirect[] => {
    const choice = choiceIn(recipient.value);
    const was = before.find((each) => isSame(each, recipient));
    if (choice === null || (was !== undefined && choiceIn(was.value) !== null)) return [];
    const [then, otherwise] = choice.arms;
    const kept = [then, otherwise].find((arm) => textOf(arm) === textOf(was?.value ?? []));
    const isLiteral = [then, otherwise].map(
      (arm) => addressOf(arm, namedOf(reading, "after")) !== null,
    );
    const isOneLiteral = isLiteral[0] !== isLiteral[1];
    if (kept === undefined && !isOneLiteral) return [];
    const isThenOther = kept === undefined ? isLiteral[0] === true : kept !== then;
    const to = isThenOther ? then : otherwise;
    const rest = isThenOther ? otherwise : then;
    if (isDefault(choice.condition, textOf(rest)) && !isOneLiteral) return [];
    return [
      {
        kind: "choice",
        how: recipient.how,
        name: recipient.name,
        condition: choice.condition,
        to,
        otherwise: rest,
      },
    ];
  });
}

/** `if (amount > limit) to = other;` where `to` was something before. */
function reassigned({ now, old }: Fresh, reading: Reading): readonly Redirect[] {
  const { step, routine } = now;
  const assignment = assignmentOf(step.statement.tokens);
  const condition = step.under.at(-1);
  const name = assignment?.names.find(namesRecipient);
  if (assignment === null || condition === undefined || name === undefined || old !== null)
    return [];
  const isOf = assignment.target.length <= 3 && assignment.names.length === 1;
  if (!isOf || assignment.value.length > 30) return [];
  const given = routine.parameters.includes(name);
  const at = routine.steps.indexOf(step);
  const earlier = routine.steps.slice(0, at).find(({ statement, under }) => {
    const other = assignmentOf(statement.tokens);
    return under.length < step.under.length && other?.names.includes(name) === true;
  });
  // What this branch replaces was there before the change: a new function may choose as it likes.
  const isKnown =
    reading.before.routines.some(({ path }) => path === routine.path) &&
    (given || earlier !== undefined);
  const text = textOfLogic(condition);
  const isLiteral = addressOf(assignment.value, namedOf(reading, "after")) !== null;
  const isReplaced = isKnown || ((given || earlier !== undefined) && isLiteral);
  if (!isReplaced || (isDefault(text, name) && !isLiteral)) return [];
  if (isSelf(assignment.value, name)) return [];
  return [
    { kind: "branch", how: "named", name, condition: text, to: assignment.value, otherwise: [] },
  ];
}

/** `to` became `overrides[account] ?? to`. */
function overridden({ now, old }: Fresh): readonly Redirect[] {
  if (old === null) return [];
  const before = recipientsIn(old);
  return recipientsIn(now).flatMap((recipient): readonly Redirect[] => {
    const was = before.find((each) => isSame(each, recipient));
    if (was === undefined || was.value.length > 12 || recipient.value.length > 40) return [];
    const value = textOf(was.value);
    const words = textOf(recipient.value);
    const override = /^(?:.* )?(?:\?\?|\|\||or) (.*)$/.exec(words);
    const lookup = /^.* \. (?:get|getOrDefault|fetch|GetValueOrDefault) \( .* , (.*) \)$/.exec(
      words,
    );
    if (value === "" || words === value) return [];
    if (override?.[1] !== value && lookup?.[1] !== value) return [];
    return [
      {
        kind: "override",
        how: recipient.how,
        name: recipient.name,
        condition: "",
        to: recipient.value,
        otherwise: was.value,
      },
    ];
  });
}

function isSame(one: Recipient, other: Recipient): boolean {
  return one.name === other.name && one.how === other.how && one.index === other.index;
}

/** `to = to.toLowerCase()`. */
function isSelf(value: readonly Token[], name: string): boolean {
  return value.some((token) => token.kind === "word" && token.text === name);
}

/** The condition asks whether the recipient is missing: then another one is a default. */
function isDefault(condition: string, recipient: string): boolean {
  const name = recipient.split(" ").at(-1) ?? recipient;
  const asked = condition.split(" ").includes(name);
  const isEmptiness =
    /\b(?:not|None|null|nil|undefined|zero|ZERO_ADDRESS|ZeroAddress|AddressZero|isEmpty|empty|length|is)\b|^!|address \( 0 \)|""|''/.test(
      condition,
    ) || condition === recipient;
  return asked && isEmptiness;
}

function severityOf(redirect: Redirect, { now }: Fresh, reading: Reading): Severity | null {
  if (addressOf(redirect.to, namedOf(reading, "after")) !== null) return "critical";
  const isMoney = speaksOf("movesMoney", pathOf(reading.file), now.routine.path, now.step.text);
  const isText = redirect.to.every(({ kind }) => kind === "string");
  return isMoney && !isText ? "high" : null;
}

function messageOf(
  { kind, how, name, condition, to, otherwise }: Redirect,
  { now }: Fresh,
): Sentence {
  const who = how === "argument" ? say`the recipient of ${name}` : say`${name}`;
  const place = insideOf(now);
  if (kind === "override")
    return say`In some cases ${who}${place} is no longer ${shownCode(otherwise)}: it is now ${shownCode(to)}, and somebody else may get the money.`;
  const when = shortened(readableOf(condition));
  return kind === "branch"
    ? say`When ${when}, ${who}${place} now becomes ${shownCode(to)}: somebody else gets the money.`
    : say`When ${when}, ${who}${place} is now ${shownCode(to)} and not ${shownCode(otherwise)}: somebody else gets the money.`;
}
