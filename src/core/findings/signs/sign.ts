/** The signs of a statement: where it subtracts, negates or denies. */
import type { Token } from "../../syntax/token.ts";

export interface Signed {
  /** The statement without its signs and round brackets: what must be equal to compare signs. */
  readonly skeleton: string;
  /** One for each term, `+` or `-`, brackets multiplied out. */
  readonly signs: string;
}

/** A token as it is compared: which kind of minus it is, and whether it is a sign at all. */
export interface Mark {
  readonly text: string;
  readonly sign: "none" | "prefix" | "infix" | "assign";
}

const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const operandEnds: ReadonlySet<string> = new Set([")", "]", "}"]);
/** Words after which a value starts, so that a minus is a sign. */
const leading: ReadonlySet<string> = new Set(
  "return in and or not if elif else while yield await case is lambda typeof void throw assert print then when".split(
    " ",
  ),
);

export function marksOf(tokens: readonly Token[]): readonly Mark[] {
  return tokens.flatMap((token, index): readonly Mark[] => {
    const previous = tokens[index - 1];
    const next = tokens[index + 1];
    // `not in` and `is not` compare; comparisons are not signs.
    if (token.text === "not" && (next?.text === "in" || previous?.text === "is"))
      return [{ text: token.text, sign: "none" }];
    if (isOfSlice(tokens, index)) return [{ text: token.text, sign: "none" }];
    return [{ text: token.text, sign: token.kind === "string" ? "none" : signOf(token, previous) }];
  });
}

/** `[-3:]`, `[:-3]`: counted from the other end, and no sum. */
function isOfSlice(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.text !== "-") return false;
  const [before, after] = [tokens[index - 1]?.text, tokens[index + 2]?.text];
  return (before === "[" && after === ":") || (before === ":" && after === "]");
}

function signOf(token: Token, previous: Token | undefined): Mark["sign"] {
  switch (token.text) {
    case "not":
    case "~":
      return "prefix";
    case "!":
      // `assert!(…)` of Rust and `value!` of TypeScript deny nothing.
      return isOperand(previous) ? "none" : "prefix";
    case "+":
    case "-":
      return isOperand(previous) ? "infix" : "prefix";
    case "+=":
    case "-=":
      return "assign";
    default:
      return "none";
  }
}

function isOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "operator") return operandEnds.has(token.text);
  return !(token.kind === "word" && leading.has(token.text));
}

/** Linear. */
export function signedOf(tokens: readonly Token[]): Signed {
  return new Multiplier().run(marksOf(tokens), tokens);
}

/** Multiplies signs out: `a - (b - c)` has the signs of `a - b + c`, `-a * b` those of `a * -b`. */
class Multiplier {
  readonly #outer: number[] = [];
  readonly #skeleton: string[] = [];
  #signs = "";
  /** Sign in front of the bracket we are in. */
  #base = 1;
  #term = 1;
  #isInTerm = false;

  run(marks: readonly Mark[], tokens: readonly Token[]): Signed {
    for (const [index, mark] of marks.entries()) this.#step(mark, tokens[index], tokens[index - 1]);
    this.#endTerm();
    return { skeleton: this.#skeleton.join(" "), signs: this.#signs };
  }

  #step(mark: Mark, token: Token | undefined, previous: Token | undefined): void {
    if (token === undefined) return;
    if (mark.sign === "prefix") {
      if (mark.text !== "+") this.#term = -this.#term;
    } else if (mark.sign === "infix" || mark.sign === "assign") this.#infix(mark);
    else if (token.kind === "operator" && openers.has(token.text)) this.#open(token.text, previous);
    else if (token.kind === "operator" && operandEnds.has(token.text)) this.#close();
    else this.#other(token);
  }

  #infix(mark: Mark): void {
    this.#endTerm();
    this.#skeleton.push(mark.sign === "assign" ? "±=" : "±");
    // `x -= a + b` takes both away.
    if (mark.sign === "assign") this.#base *= mark.text === "-=" ? -1 : 1;
    else this.#term = mark.text === "-" ? -1 : 1;
  }

  /** What a call or an index is given starts anew; a bracket for grouping passes its sign on. */
  #open(bracket: string, previous: Token | undefined): void {
    if (bracket !== "(" || isOperand(previous)) {
      this.#skeleton.push(bracket);
      this.#isInTerm = true;
      this.#outer.push(this.#base, this.#term);
      this.#base = 1;
    } else {
      this.#outer.push(this.#base, Number.NaN);
      this.#base *= this.#term;
    }
    this.#term = 1;
  }

  #close(): void {
    const term = this.#outer.pop();
    const base = this.#outer.pop();
    if (term === undefined || base === undefined) return;
    this.#endTerm();
    this.#base = base;
    if (Number.isNaN(term)) return;
    this.#term = term;
    this.#isInTerm = true;
  }

  #other(token: Token): void {
    const isFactor = token.kind !== "operator" || /^(?:[.*/]|\?\.|::|->)$/.test(token.text);
    if (!isFactor || leading.has(token.text)) this.#endTerm();
    else this.#isInTerm = true;
    if (token.text !== "," && token.text !== ";") this.#skeleton.push(token.text);
  }

  #endTerm(): void {
    if (this.#isInTerm) this.#signs += this.#term * this.#base < 0 ? "-" : "+";
    this.#isInTerm = false;
    this.#term = 1;
  }
}
