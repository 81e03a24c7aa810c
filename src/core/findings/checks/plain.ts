/** Checks that ask whether something is there, of which kind it is, or whether a request succeeded. */
import { textOf } from "../../syntax/statement.ts";
import { stops } from "../sides/routine.ts";
import { speaksOf } from "../words/lexicon.ts";
import type { Guard } from "./guard.ts";

/**
 * What is missing breaks the function by itself, sooner or later; what is forbidden does not. Where
 * it is somebody, or the word of somebody, that is missing, the check asks who may.
 */
export function asksOnlyWhatIsThere(guard: Guard): boolean {
  if (guard.kind === "call") return asksForAnswer.test(guard.key);
  const exit = exitTextOf(guard);
  if (asksWho(guard.words) || asksWho(exit) || refusals.test(exit)) return false;
  return guard.conjuncts.every((text) => isPlain(text) || saysSo(text, guard, exit));
}

export function asksWho(text: string): boolean {
  const concepts = ["access", "asker", "password", "proof", "secondFactor", "signers"] as const;
  return concepts.some((concept) => speaksOf(concept, text));
}

const refusals = /\b40[13]\b|\blog(?:ged)?[ _-]?in\b/i;
const asksForAnswer = /^(?:ensure_?success\w*|raise_for_status)\(\)$/i;

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
/** `response.status !== 200`. */
const failed =
  /^(?:not )?\w{0,20}(?:res|[rR]esp|[rR]esponse|[rR]eply) ?\. ?(?:ok|status|statusCode|status_code|StatusCode|IsSuccessStatusCode)(?: [!=]==? \w+)?$/;
const plainDenial = new RegExp(`^not ${path}$`);
const missing =
  /\b(?:not[ -]found|missing|required|does(?: not|n't) exist|undefined|must be (?:set|given|specified)|should be specified)\b/i;
const unknown =
  /\b(?:unsupported|not (?:\w+ )?supported|not (?:\w+ )?implemented|(?:invalid|unknown) (?:\w+ ){0,3}(?:type|kind))\b/i;

function isPlain(condition: string): boolean {
  return [...absences, ...kinds, failed].some((form) => form.test(condition));
}

/** `price_type == PriceType::Mark`. */
const oneOfKinds = / ===? (?:[\w.:]+ ?(?:::|\.) ?)?[A-Z]\w*$/;

/** `!market` may ask for anything; the error that follows says what it was. */
function saysSo(condition: string, { step }: Guard, exit: string): boolean {
  if (plainDenial.test(condition)) return missing.test(exit);
  if (step.statement.kind === "case") return oneOfKinds.test(condition) && unknown.test(exit);
  // The last branch of several, each of which is for one kind.
  const isLast = stops(step.statement.body) === null;
  return isLast && / (?:!==?|instanceof) /.test(condition) && unknown.test(exit);
}

function exitTextOf({ branch }: Guard): string {
  const exit = stops(branch) ?? branch.at(-1) ?? null;
  return exit === null ? "" : textOf(exit.tokens.slice(0, 40)).slice(0, 400);
}
