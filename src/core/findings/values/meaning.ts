/** What a value with a name is for: a limit, a delay, a tolerance. Each is one of them at most. */

import { headsOf } from "../sides/nearby.ts";
import type { Source } from "../sides/subject.ts";
import { speaksOf } from "../words/lexicon.ts";
import type { Setting } from "./setting.ts";

export type Meaning =
  | "minimum-out"
  | "tolerance"
  | "retention"
  | "session"
  | "delay"
  | "fee"
  | "upper-limit";

export function meaningOf({ name, placed }: Setting): Meaning | null {
  const holder = placed.step.holders.at(-1) ?? null;
  const isLeast = speaksOf("lowerLimit", name) || speaksOf("minimumOut", name);
  if (isLeast && speaksOf("comesOut", name)) return "minimum-out";
  if (speaksOf("session", name) && speaksOf("lifetime", name)) return "session";
  if (speaksOf("kept", name) || (speaksOf("records", name) && speaksOf("lifetime", name)))
    return "retention";
  if (speaksOf("fee", name) && !isLeast && !speaksOf("upperLimit", name)) return "fee";
  if (speaksOf("tolerance", name) && !isLeast) return "tolerance";
  if (speaksOf("delay", name) && !speaksOf("technical", name, holder)) return "delay";
  if (isLeast) return null;
  return speaksOf("upperLimit", name, holder) ? "upper-limit" : null;
}

/** All names that it stands under, in code and in configuration, the nearest first. */
export function namesAround(setting: Setting, source: Source): readonly string[] {
  const { placed, line, name } = setting;
  const heads = headsOf(linesOf(source), line).filter((head) => head.length < 200);
  const { holders, statement } = placed.step;
  const around = [statement.name, ...holders.toReversed(), placed.routine.path, ...heads];
  return [name, ...around.filter((each) => each !== null)];
}

/** The name of the list or section that it is an element of; empty where it is none. */
export function sectionOf(setting: Setting, source: Source): string {
  const { tokens, kind } = setting.placed.step.statement;
  const [head] = headsOf(linesOf(source), setting.line);
  const own = tokens.findIndex(({ text }) => text === "=" || text === ":=" || text === ":");
  const name = tokens[own - 1];
  const opens = /^[{[(]$/.test(tokens[own + 1]?.text ?? "");
  if (kind === "simple" && name !== undefined && opens && setting.tokens[0] !== tokens[own + 1])
    return name.text;
  // Of code it is the head of a function or a branch; of configuration a key alone.
  const isKey =
    head !== undefined &&
    /^\s*(?:-\s+)?["'[]{0,2}[\w.-]{1,60}["'\]]{0,2}\s*[:={]*\s*[{[(]?\s*$/.test(head);
  return isKey ? head : "";
}

/** How many times as much; null where either is no number above zero. */
export function ratioOf({ value: old }: Setting, { value: now }: Setting): number | null {
  if (old?.kind !== "number" || now?.kind !== "number") return null;
  return old.number > 0 && now.number >= 0 ? now.number / old.number : null;
}

/** Split once, however many settings are asked about. */
const known = new WeakMap<Source, readonly string[]>();

function linesOf(source: Source): readonly string[] {
  const lines = known.get(source) ?? source.text.split("\n");
  known.set(source, lines);
  return lines;
}
