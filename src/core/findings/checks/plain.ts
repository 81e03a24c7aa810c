/** Checks that ask whether something is there at all, or whether its kind is a known one. */
import { textOf } from "../../syntax/statement.ts";
import { stops } from "../sides/routine.ts";
import { type Guard, stoppingBranchOf } from "./guard.ts";

/** What is missing breaks the function by itself, sooner or later; what is forbidden does not. */
export function asksOnlyWhatIsThere(guard: Guard): boolean {
  if (guard.kind !== "condition") return false;
  const exit = exitTextOf(guard);
  return guard.conjuncts.every((text) => isAbsence(text) || saysSo(text, exit));
}

const path = String.raw`[\w$]+(?: ?(?:\.|\?\.|->|::|!) ?[\w$]+)*`;
const absences = [
  new RegExp(`^${path} (?:===?|is) (?:null|None|nil|nullptr|undefined|"")$`, "i"),
  new RegExp(String.raw`^${path} ?\. ?is_none \( \)(?: \?)?$`),
  new RegExp(
    String.raw`^(?:[Ss]tring ?\. ?)?is_?null_?or_?(?:empty|whitespace) \( ${path} \)$`,
    "i",
  ),
];
const kinds = [
  new RegExp(String.raw`^not isinstance \( ${path} , [^<>=!]+ \)$`),
  new RegExp(String.raw`^type \( ${path} \) (?:!=|is not) [\w.]+$`),
  new RegExp(String.raw`^typeof ${path} !==? ["'\`]\w+["'\`]$`),
];
const plainDenial = new RegExp(`^not ${path}$`);
const missing =
  /\b(?:not[ -]found|missing|required|does(?: not|n't) exist|undefined|must be (?:set|given|specified)|should be specified)\b/i;
const unknown =
  /\b(?:unsupported|not supported|not implemented|(?:invalid|unknown) (?:\w+ ){0,3}(?:type|kind))\b/i;

function isAbsence(condition: string): boolean {
  return [...absences, ...kinds].some((form) => form.test(condition));
}

/** `!market` may ask for anything; the error that follows says what it was. */
function saysSo(condition: string, exit: string): boolean {
  return unknown.test(exit) || (plainDenial.test(condition) && missing.test(exit));
}

function exitTextOf(guard: Guard): string {
  const exit = stops(stoppingBranchOf(guard));
  return exit === null ? "" : textOf(exit.tokens.slice(0, 40)).slice(0, 400);
}
