/** Detector: the program runs code that nobody can read in it. */
import { say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { namesHolding } from "../calls/flow.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import { insideOf } from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

export const codeDecoded: Detector = {
  id: "code-decoded",
  version: 2,
  title: "code decoded",
  family: "evasion",
  asks: "Does the program now run code that it decrypts, decodes or fetches while it runs?",
  why: "Code in a cipher passes every reader and every scanner; in event-stream it opened only in the build of one wallet, and stole the keys there.",
  remedy: "Put what is to run into the repository as it is.",
  whenWrong:
    "It fires on programs that load extensions on purpose. It follows a text through the variables of one function, and not what another function decodes.",
  severity: "high wherever a decoded or fetched text is run",
  patterns: ["W3", "I2"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap(suspicionOf),
};

function suspicionOf(fresh: Fresh): readonly Suspicion[] {
  const run = runBy(fresh.now);
  if (run === null || (fresh.old !== null && runBy(fresh.old) !== null)) return [];
  const message = say`${run.call}${insideOf(fresh.now)} runs what ${run.source} gives as code: nobody can read in a review what that is.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

interface Run {
  readonly call: string;
  readonly source: string;
}

function runBy(placed: Placed): Run | null {
  const tokens = tokensIn(placed);
  const at = tokens.findIndex((token, index) => isRunner(token, index, tokens));
  if (at < 0) return null;
  const given = tokens.slice(at + 1);
  const sources: string[] = [];
  const held = namesHolding(placed.routine, (value, known) => {
    const source = decodedIn(value);
    if (source !== null) sources.push(source);
    return source !== null || (value.length <= 60 && value.some(({ text }) => known.has(text)));
  });
  const isHeld = given.some(({ kind, text }) => kind === "word" && held.has(text));
  const source = decodedIn(given) ?? (isHeld ? (sources[0] ?? null) : null);
  return source === null ? null : { call: unquoted(tokens[at]?.text ?? ""), source };
}

const runners =
  /^(?:eval|exec|execScript|Function|_compile|runInThisContext|runInNewContext|runInContext|compileFunction|instance_eval|class_eval|module_eval|loadstring|defineClass|Invoke-Expression|iex|create_function|InvokeScript)$/;
/** `pickle.loads(…)` runs what it reads. */
const reviving = /^(?:pickle|cPickle|dill|marshal|jsonpickle|shelve)$/;

/** `eval(`, `new Function(`, `module["_compile"](`; not a method that is only called `exec`. */
function isRunner({ kind, text }: Token, index: number, tokens: readonly Token[]): boolean {
  const name = unquoted(text);
  if (/^(?:loads?|decode)$/.test(name) && reviving.test(tokens[index - 2]?.text ?? "")) return true;
  if (!runners.test(name)) return false;
  const next = tokens[index + 1]?.text ?? "";
  if (kind === "string") return next === "]" && tokens[index + 2]?.text === "(";
  const isMethod = /^(?:\.|->|::|\?\.)$/.test(tokens[index - 1]?.text ?? "");
  const isCommand = kind === "word" && /^(?:Invoke-Expression|iex)$/.test(name);
  return kind === "word" && (next === "(" || isCommand) && !(isMethod && name === "exec");
}

/** `session.post(…)`, `client.fetch(…)`. */
const asks = /^(?:\w+\.)*\w*(?:session|client|http|api)\w*\.(?:get|post|put|request|fetch)$/i;

/** The call that makes a readable text of an unreadable one, or gets it from elsewhere. */
function decodedIn(tokens: readonly Token[]): string | null {
  const name = namesIn(tokens).find(
    ({ text, isCalled }) =>
      isCalled && (does("decodes", text) || does("fetches", text) || asks.test(text)),
  );
  if (name !== undefined) return name.text;
  const isEncoded = tokens.some(
    ({ kind, text }) => kind === "string" && /^.(?:base64|hex)/.test(text),
  );
  const named = tokens.find(({ text }) => /^["'`](?:createDecipher(?:iv)?|atob)["'`]$/.test(text));
  if (named !== undefined) return unquoted(named.text);
  return isEncoded && tokens.some(({ text }) => text === "from" || text === "update")
    ? "a text in base64 or hex"
    : null;
}
