/** The conditions that a statement holds, and what each of them does when it holds. */
import type { Statement } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callOf, callsIn, isCheckName } from "../calls/call.ts";
import type { Placed } from "../sides/pairs.ts";
import { stops } from "../sides/routine.ts";
import { speaksOf } from "../words/lexicon.ts";
import { failureByName } from "./assertion.ts";
import { conditionOfCase } from "./case.ts";
import { conditionOf, type Logic, logicOf } from "./condition.ts";

export type Effect =
  /** When it holds, the function refuses. */
  | "stops"
  /** When it holds, the function goes on, or money moves. */
  | "passes";

export interface Test {
  readonly logic: Logic;
  /** Null where it cannot be told. */
  readonly effect: Effect | null;
}

/** None for statements that compare nothing. */
export function testsOf(placed: Placed): readonly Test[] {
  const { statement } = placed.step;
  const { tokens } = statement;
  switch (statement.kind) {
    case "if":
      return [{ logic: conditionOf(statement), effect: effectOfBranches(placed) }];
    case "case": {
      const logic = conditionOfCase(statement, null);
      return logic === null ? [] : [{ logic, effect: effectOfExit(statement.body, placed) }];
    }
    case "assert":
      return [{ logic: logicOf(firstArgument(tokens.slice(1))), effect: "passes" }];
    case "return":
      return tested(tokens.slice(1), effectOfName(lastNameOf(placed)));
    case "simple":
      return testsOfSimple(tokens);
    default:
      return [];
  }
}

function testsOfSimple(tokens: readonly Token[]): readonly Test[] {
  const call = callOf(tokens);
  const failure = call === null ? null : failureByName(call);
  if (failure !== null) return [{ logic: failure, effect: "stops" }];
  const [condition] = call?.arguments ?? [];
  if (call !== null && condition !== undefined && isCheckName(call.name))
    return tested(condition, "passes");
  const at = tokens.findIndex(({ text }) => text === "=" || text === ":=");
  if (at < 1) return [];
  const name = tokens.slice(0, at).findLast(({ kind }) => kind === "word")?.text ?? "";
  return tested(tokens.slice(at + 1), effectOfName(name));
}

function tested(tokens: readonly Token[], effect: Effect | null): readonly Test[] {
  return [{ logic: logicOf(tokens.filter(({ text }) => text !== ";")), effect }];
}

function effectOfBranches(placed: Placed): Effect | null {
  const { body, alternative } = placed.step.statement;
  const then = effectOfExit(body, placed);
  if (then !== null) return then;
  if (stops(alternative) !== null && stops(body) === null) {
    const otherwise = effectOfExit(alternative, placed);
    return otherwise === null ? null : opposite(otherwise);
  }
  return movesMoney(body) ? "passes" : null;
}

function opposite(effect: Effect): Effect {
  return effect === "stops" ? "passes" : "stops";
}

/** What it means that a block ends its function here. */
function effectOfExit(block: readonly Statement[], placed: Placed): Effect | null {
  const exit = stops(block);
  if (exit === null || exit.kind === "break") return null;
  if (exit.kind !== "return") return "stops";
  const value = exit.tokens.slice(1).filter(({ text }) => text !== ";");
  const [word] = value;
  const name = lastNameOf(placed);
  if (value.length > 1 || (word !== undefined && word.kind !== "word"))
    return speaksOf("errors", value.map(({ text }) => text).join(" ")) ? "stops" : null;
  if (word !== undefined && speaksOf("errors", word.text)) return "stops";
  if (word === undefined || /^(?:None|null|nil|undefined)$/.test(word.text))
    return isCheckName(name) ? "passes" : "stops";
  if (/^[Tt]rue$/.test(word.text)) return effectOfName(name);
  if (!/^[Ff]alse$/.test(word.text)) return null;
  const held = effectOfName(name);
  return held === null ? null : opposite(held);
}

/** What it means when something of this name is true. */
function effectOfName(name: string): Effect | null {
  if (speaksOf("stops", name)) return "stops";
  return isCheckName(name) || speaksOf("grants", name) ? "passes" : null;
}

function movesMoney(block: readonly Statement[]): boolean {
  return block.some(({ tokens }) =>
    callsIn(tokens).some(({ name }) => speaksOf("transferCall", name)),
  );
}

function lastNameOf({ routine }: Placed): string {
  return routine.path?.split(".").at(-1) ?? "";
}

/** Up to the first comma outside brackets. */
function firstArgument(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  const end = tokens.findIndex(({ text }) => {
    if ("([{".includes(text)) depth += 1;
    if (")]}".includes(text)) depth -= 1;
    return depth === 0 && text === ",";
  });
  return end < 0 ? tokens : tokens.slice(0, end);
}
