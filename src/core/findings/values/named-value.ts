/** What a setting is worth where it holds a name: the constant of that name, in this file or beside it. */

import type { Token } from "../../syntax/token.ts";
import { definitionsOf, nameIn } from "../calls/definition.ts";
import type { Named } from "../sides/subject.ts";
import { speaksOf } from "../words/lexicon.ts";
import { constantOf } from "./constant.ts";
import type { Constant } from "./literal.ts";
import type { Setting, SettingDiff } from "./setting.ts";
import { settingsIn } from "./setting-reader.ts";

const mostTable = 40;

/** A constant that gave way to a name is compared with what the name stands for, and the other way round. */
export function withNamedValues(
  diff: SettingDiff,
  before: readonly Named[],
  after: readonly Named[],
): SettingDiff {
  const changed = diff.changed.map((change) => {
    const isNamed = (change.before.value === null) !== (change.after.value === null);
    if (!isNamed) return change;
    return {
      before: spelledOut(change.before, before),
      after: spelledOut(change.after, after),
    };
  });
  return { ...diff, changed };
}

/** The name that a setting holds, `limits` of `limits[environment]` too; null for anything else. */
export function nameHeldBy({ tokens, sign, value }: Setting): string | null {
  if (value !== null || sign !== "=") return null;
  return nameIn(tokens) ?? tableIn(tokens);
}

function spelledOut(setting: Setting, files: readonly Named[]): Setting {
  const name = nameHeldBy(setting);
  if (name === null) return setting;
  const found = nameIn(setting.tokens) === null ? entryOf(name, files) : definitionOf(name, files);
  if (found === null) return setting;
  const equals: Token = { kind: "operator", text: "=", line: setting.line };
  return { ...setting, tokens: [...setting.tokens, equals, ...found.tokens], value: found.value };
}

interface Worth {
  readonly tokens: readonly Token[];
  readonly value: Constant;
}

/** Only where it is defined once: else nobody knows which of them holds. */
function definitionOf(name: string, files: readonly Named[]): Worth | null {
  const variables = files.flatMap(({ source }) => entriesIn(`variable.${name}`, source));
  const byDefault = variables.filter((entry) => entry.name === "default");
  const [only, ...others] = [
    ...files.flatMap((file) => definitionsOf(name, file)),
    ...byDefault.map(({ tokens }) => tokens),
  ];
  const value = only === undefined || others.length > 0 ? null : constantOf(only);
  return only === undefined || value === null ? null : { tokens: only, value };
}

/** `limits` of `limits[environment]`, `limits.get(environment)`. */
function tableIn(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(({ text }) => text === "[");
  return at > 0 && tokens.at(-1)?.text === "]" ? nameIn(tokens.slice(0, at)) : null;
}

/** Of a table the line for where the money is; else the one value that all of its lines have. */
function entryOf(name: string, files: readonly Named[]): Worth | null {
  const entries = files.flatMap(({ source }) => entriesIn(name, source)).slice(0, mostTable);
  const live = entries.find((entry) => /^(?:prod|production|live|main|mainnet)$/i.test(entry.name));
  const real = entries.filter((entry) => !speaksOf("rehearsal", entry.name));
  const [first] = live === undefined ? real : [live];
  if (first?.value === undefined || first.value === null) return null;
  const isOne = live !== undefined || real.every(({ value }) => isSame(value, first.value));
  return isOne ? { tokens: first.tokens, value: first.value } : null;
}

function entriesIn(name: string, source: Named["source"]): readonly Setting[] {
  return source.routines.flatMap((routine) =>
    routine.steps.flatMap((step) => {
      const isHeld = step.holders.includes(name);
      const isTable =
        !isHeld && step.statement.tokens.slice(0, 4).some(({ text }) => text === name);
      if (!isHeld && !isTable) return [];
      return settingsIn({ step, routine }).filter(
        (each) => each.name !== name && each.sign === "=",
      );
    }),
  );
}

function isSame(one: Constant | null, other: Constant | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
