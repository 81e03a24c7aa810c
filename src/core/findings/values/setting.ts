/** Values that have a name: constants, configuration, defaults, named arguments, bounds. */
import type { Token } from "../../syntax/token.ts";
import type { Matching } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Constant } from "./literal.ts";
import { settingsIn } from "./setting-reader.ts";

export interface Setting {
  /** As it is written: `maxWithdrawal`, `self.limit`; hostile text. */
  readonly name: string;
  /** `=`: assigned or given. Else the comparison that it bounds, name on the left: `>`. */
  readonly sign: string;
  readonly tokens: readonly Token[];
  /** Null where it is not constant. */
  readonly value: Constant | null;
  readonly line: number;
  readonly placed: Placed;
}

/** The same name with another value. */
export interface SettingChange {
  readonly before: Setting;
  readonly after: Setting;
}

export interface SettingDiff {
  readonly changed: readonly SettingChange[];
  readonly removed: readonly Setting[];
  readonly added: readonly Setting[];
}

/** All settings that differ between the two sides of a file. */
export function settingDiffOf({ edited, removed, added }: Matching): SettingDiff {
  const old: Setting[] = removed.flatMap(settingsIn);
  const now: Setting[] = added.flatMap(settingsIn);
  const changed: SettingChange[] = [];
  for (const { before, after } of edited) {
    // Two states of one statement, also where the section around it has another name.
    const pairs = pairedBy(nameOf, settingsIn(before), settingsIn(after));
    changed.push(...pairs.changed);
    old.push(...pairs.removed);
    now.push(...pairs.added);
  }
  const rest = pairedBy(placeOf, old, now);
  return {
    changed: [...changed, ...rest.changed].filter(
      ({ before, after }) => textOf(before) !== textOf(after),
    ),
    removed: rest.removed,
    added: rest.added,
  };
}

function nameOf({ name, sign }: Setting): string {
  return `${name}\0${sign === "=" ? "=" : "bound"}`;
}

function placeOf(setting: Setting): string {
  return [...setting.placed.step.holders, nameOf(setting)].join("\0");
}

function pairedBy(
  key: (setting: Setting) => string,
  before: readonly Setting[],
  after: readonly Setting[],
): SettingDiff {
  const waiting = Map.groupBy(after, key);
  const changed: SettingChange[] = [];
  const removed: Setting[] = [];
  for (const old of before) {
    const now = waiting.get(key(old))?.shift();
    if (now === undefined) removed.push(old);
    else changed.push({ before: old, after: now });
  }
  return { changed, removed, added: [...waiting.values()].flat() };
}

function textOf({ sign, tokens }: Setting): string {
  return [sign, ...tokens.map(({ text }) => text)].join(" ");
}
