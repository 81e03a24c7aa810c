import { remembered } from "../../remembered.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { namedOf } from "../calls/definition.ts";
import { textOfLogic } from "../conditions/condition.ts";
import { type Fresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { addressOf } from "./address-value.ts";
import {
  choiceIn,
  handedOverIn,
  namesRecipient,
  type Recipient,
  recipientsIn,
} from "./recipient.ts";

const mostText = 400;
const mostSteps = 500;

export interface Redirect {
  readonly kind: "choice" | "branch" | "override";
  readonly how: Recipient["how"];
  readonly name: string;
  readonly condition: string;
  readonly to: readonly Token[];
  readonly otherwise: readonly Token[];
}

export function redirectsIn(fresh: Fresh, reading: Reading): readonly Redirect[] {
  return [
    ...chosen(fresh, reading),
    ...reassigned(fresh, reading),
    ...overridden(fresh),
    ...returned(fresh, reading),
  ];
}

/** `to` became `amount > limit ? other : to`. */
function chosen({ now, old }: Fresh, reading: Reading): readonly Redirect[] {
  const before = old === null ? [] : recipientsIn(old);
  return recipientsIn(now).flatMap((recipient): readonly Redirect[] => {
    const choice = choiceIn(recipient.value);
    const was = before.find((each) => isSame(each, recipient));
    if (choice === null || (was !== undefined && choiceIn(was.value) !== null)) return [];
    const [then, otherwise] = choice.arms;
    const paid = was === undefined ? paidBefore(now, reading) : new Set([textOf(was.value)]);
    const kept = [then, otherwise].find((arm) => paid.has(textOf(arm)));
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

/** Who was paid in this function before the change. */
function paidBefore({ routine }: Placed, { before }: Reading): ReadonlySet<string> {
  const known = before.routines.find(({ path }) => path === routine.path && path !== null);
  const steps = known?.steps.slice(0, mostSteps) ?? [];
  return new Set(
    steps.flatMap((step) =>
      [...recipientsIn({ step, routine }), ...handedOverIn({ step, routine })].map(({ value }) =>
        textOf(value),
      ),
    ),
  );
}

/** `return amount > limit ? ADDRESS : to`. */
function returned({ now, old }: Fresh, reading: Reading): readonly Redirect[] {
  const { statement } = now.step;
  if (statement.kind !== "return") return [];
  const choice = choiceIn(statement.tokens.slice(1));
  if (choice === null) return [];
  if (old !== null && choiceIn(tokensIn(old).slice(1)) !== null) return [];
  const [then, otherwise] = choice.arms;
  for (const [to, rest] of [
    [then, otherwise],
    [otherwise, then],
  ] as const) {
    const isPayee = rest.some(({ kind, text }) => kind === "word" && namesRecipient(text));
    const file = namedOf(reading, "after");
    if (isPayee && addressOf(to, file) !== null && addressOf(rest, file) === null)
      return [
        {
          kind: "choice",
          how: "named",
          name: "return",
          condition: choice.condition,
          to,
          otherwise: rest,
        },
      ];
  }
  return [];
}

/** `if (amount > limit) to = other;` where `to` was something before. */
function reassigned({ now, old }: Fresh, reading: Reading): readonly Redirect[] {
  const { step, routine } = now;
  const assignment = assignmentOf(step.statement.tokens);
  const condition = conditionAt(step);
  const name = assignment?.names.find(namesRecipient);
  if (assignment === null || condition === null || name === undefined || old !== null) return [];
  const isOf = assignment.target.length <= 3 && assignment.names.length === 1;
  if (!isOf || assignment.value.length > 30) return [];
  const given = routine.parameters.includes(name);
  const first = firstGivenIn(routine).get(name);
  const isGivenBefore =
    first !== undefined &&
    first.statement.startLine < step.statement.startLine &&
    (first.under.length < step.under.length || step.under.length === 0);
  // What this branch replaces was there before the change: a new function may choose as it likes.
  const isKnown =
    reading.before.routines.some(({ path }) => path === routine.path) && (given || isGivenBefore);
  const text = condition;
  const isLiteral = addressOf(assignment.value, namedOf(reading, "after")) !== null;
  const isReplaced = isKnown || ((given || isGivenBefore) && isLiteral);
  if (!isReplaced || (isDefault(text, name) && !isLiteral)) return [];
  if (isSelf(assignment.value, name)) return [];
  return [
    { kind: "branch", how: "named", name, condition: text, to: assignment.value, otherwise: [] },
  ];
}

/** Of each name: where a function gives it its first value. */
const firstGivenIn = remembered((routine: Routine): ReadonlyMap<string, Step> => {
  const first = new Map<string, Step>();
  for (const step of routine.steps)
    for (const name of assignmentOf(step.statement.tokens)?.names ?? [])
      if (!first.has(name)) first.set(name, step);
  return first;
});

/** `to` became `overrides[account] ?? to`. */
function overridden({ now, old }: Fresh): readonly Redirect[] {
  if (old === null) return [];
  const before = recipientsIn(old);
  return recipientsIn(now).flatMap((recipient): readonly Redirect[] => {
    const was = before.find((each) => isSame(each, recipient));
    if (was === undefined || was.value.length > 12 || recipient.value.length > 40) return [];
    const value = textOf(was.value);
    const words = textOf(recipient.value);
    if (words.length > mostText) return [];
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

/** Of a branch, or of a case. */
function conditionAt({ under, place }: Step): string | null {
  const last = under.at(-1);
  if (last !== undefined) return textOfLogic(last);
  return /^(?:case|when|default)\b/.test(place) ? place : null;
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
