/** Detector: a word that only its author knows opens a path. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import { readableOf, type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn } from "../calls/call.ts";
import { aliasesOf } from "../checks/alias.ts";
import { comparisonsIn } from "../conditions/comparison.ts";
import { holdingOf, isEffect, nameOf } from "../conditions/decision.ts";
import type { Detector } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";

export const secretParameter: Detector = {
  id: "secret-parameter",
  version: 4,
  title: "secret word opens a path",
  family: "identity",
  asks: "Does a new condition compare a header, a parameter or a password with a literal?",
  why: "In 2021 two commits titled as typing fixes gave PHP a branch that ran whatever followed one word in a misspelt header; whoever knows the word has a door that no list of users shows.",
  remedy: "Take the branch out, or ask for a permission that has an owner and can be withdrawn.",
  whenWrong:
    "It fires on switches for tests that are asked for by a header. Content types, methods, booleans, plain kinds and the start of a form (`pkh(`) are left alone. It does not see a word that is put together at run time or kept elsewhere.",
  severity:
    "high when the branch lets something pass, runs code, or skips a check, or when a password is a literal; else medium",
  patterns: ["I2", "I7"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.matching.edited.flatMap((pair) => {
      const known = new Set(doorsIn(pair.before).map(({ what }) => what));
      const [door] = doorsIn(pair.after).filter(({ what }) => !known.has(what));
      return door === undefined ? [] : [ofPair(pair, claimOf(door, pair.after, reading))];
    }),
    ...reading.matching.added.flatMap((placed) =>
      doorsIn(placed)
        .slice(0, 1)
        .map((door) => ofAdded(placed, claimOf(door, placed, reading))),
    ),
  ],
};

interface Door {
  readonly asked: string;
  readonly what: string;
  readonly isPassword: boolean;
  /** It guards a call that runs code. */
  readonly runs: boolean;
}

const namesIn = remembered(aliasesOf);

function doorsIn({ step: { statement }, routine }: Placed): readonly Door[] {
  if (!/^(?:if|return|loop|simple|assert)$/.test(statement.kind)) return [];
  const runs = statement.body.slice(0, mostBody).some(runsCode);
  return comparisonsIn(statement.tokens).flatMap(
    ({ left, sign, right, written: how }): readonly Door[] => {
      if (/[<>]/.test(sign)) return [];
      const [asked, what] = isLiteral(left) ? [right, left] : [left, right];
      const [literal] = what;
      if (asked[0]?.text === "typeof") return [];
      if (literal === undefined || !isLiteral(what) || isLiteral(asked)) return [];
      const written = textOf(asked);
      const text = asked.length > 1 ? written : (namesIn(routine).get(written) ?? written);
      const isPassword = speaksOf("password", lastWord(asked));
      if (!isPassword && !isFromTheCaller(text)) return [];
      // Where it runs code, no word is a harmless kind or state.
      const value = unquoted(literal.text);
      if (startsForm.test(value) && startsWith.test(how)) return [];
      const isSecret = isWord(value, text) && !speaksOf("category", lastWord(asked));
      if (!isSecret && !(runs && value.length >= fewestLetters)) return [];
      return [{ asked: readableOf(text), what: literal.text, isPassword, runs }];
    },
  );
}

/** `pkh(`, `bitcoin:`: which kind of text it is, asked by how it starts. */
const startsForm = /^[a-z]{2,10}[([<:]$/i;
const startsWith = /^(?:starts?_?with|hasprefix)\??$/i;

/** A header, a query, a cookie; also as CGI spells them: `HTTP_USER_AGENT`. */
function isFromTheCaller(text: string): boolean {
  return speaksOf("requestPart", text) || /["'`]HTTP_[A-Z]/.test(text);
}

function isLiteral(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens[0]?.kind === "string";
}

function lastWord(tokens: readonly Token[]): string {
  return tokens.findLast(({ kind }) => kind === "word")?.text ?? "";
}

/** A word that somebody thought of: told from `application/json`, `POST`, `true`, `asc`. */
function isWord(value: string, asked: string): boolean {
  if (
    value.length < 4 ||
    value.length > 200 ||
    /^[A-Z]+$/.test(value) ||
    /^https?:|[/\s%{]/.test(value)
  )
    return false;
  const isVersion = /^v?[\d.]+$/.test(value);
  if (isVersion || (speaksOf("plainHeader", asked) && !/\d/.test(value))) return false;
  // Letters alone are a kind or a state; a digit or a mark makes it somebody's own.
  return /\d|[^a-z_.-]/i.test(value) || /^x-/i.test(headerIn(asked)) || speaksOf("password", asked);
}

/** The name of the header or parameter, if it is written out. */
function headerIn(asked: string): string {
  return /["'`]([^"'`]{1,80})["'`]/.exec(asked)?.[1] ?? "";
}

function claimOf(
  door: Door,
  placed: Placed,
  reading: Reading,
): { readonly severity: Severity; readonly message: Sentence } {
  const place = insideOf(placed);
  const asked = shortened(door.asked);
  const ending = door.runs ? say`, and the branch runs code` : say``;
  return {
    severity: severityOf(door, placed, reading),
    message: door.isPassword
      ? say`A new condition${place} compares ${asked} with a word that stands in the code: ${shortened(door.what)} opens it.`
      : say`A new condition${place} looks into what the caller sends: ${asked} is compared with ${shortened(door.what)}${ending}.`,
  };
}

function severityOf({ isPassword }: Door, placed: Placed, { file }: Reading): Severity {
  const body = placed.step.statement.body.slice(0, mostBody);
  const opens =
    holdingOf(nameOf(placed)) !== null || body.some((each) => isOpening(each) || runsCode(each));
  return isPassword || opens || speaksOf("movesMoney", placed.routine.path, pathOf(file))
    ? "high"
    : "medium";
}

const mostBody = 20;
const fewestLetters = 4;

function runsCode({ tokens }: Statement): boolean {
  return callsIn(tokens).some(({ name }) =>
    /^(?:eval|exec|system|spawn|execSync|shell_exec|passthru|popen|zend_eval_string|assert|instance_eval|class_eval)$/.test(
      name,
    ),
  );
}

/** `return true`, `next()`, `eval(…)`, a call that sends. */
function isOpening({ kind, tokens }: Statement): boolean {
  if (kind === "return") return /^return (?:[Tt]rue|next)/.test(textOf(tokens.slice(0, 3)));
  return callsIn(tokens).some(({ name }) => isEffect(name) || /^(?:next|login)$/.test(name));
}
