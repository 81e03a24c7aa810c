/** Keys, seeds and passwords in an expression that gives them away. */

import { pathOf } from "../../../domain/change.ts";
import type { Part } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { speaksOf } from "../words/lexicon.ts";
import { assignmentOf } from "./assignment.ts";
import { namesHolding } from "./flow.ts";
import { invocationsIn } from "./invocation.ts";
import { mentionsIn } from "./mentioned.ts";

export type SecretKind =
  /** Whoever has it has the money. */
  | "wallet"
  /** Whoever has it is let in somewhere. */
  | "credential";

export interface Secret {
  /** As it is written; hostile text. */
  readonly name: string;
  readonly kind: SecretKind;
}

/** What the names of a function hold, and whether a `seed` in it opens a wallet. */
export interface Held {
  readonly wallet: ReadonlySet<string>;
  readonly credential: ReadonlySet<string>;
  readonly seedsOpenWallets: boolean;
}

const comparisons: ReadonlySet<string> = new Set(["==", "===", "!=", "!==", "is", "in"]);
const negations: ReadonlySet<string> = new Set(["!", "not", "typeof", "len"]);
const mostText = 50_000;
const joins: ReadonlySet<string> = new Set([".", "?.", "::", "->"]);

export const heldIn = remembered(workHeldIn);

function workHeldIn(routine: Routine, reading: Reading): Held {
  const seedsOpenWallets = isBesideKeys(reading);
  const nothing: Held = { wallet: new Set(), credential: new Set(), seedsOpenWallets };
  const holding = (kind: SecretKind): ReadonlySet<string> =>
    namesHolding(routine, (value, held) =>
      secretsIn(value, { ...nothing, [kind]: held }).some((secret) => secret.kind === kind),
    );
  return { wallet: holding("wallet"), credential: holding("credential"), seedsOpenWallets };
}

const isBesideKeys = remembered(({ file, after }: Reading) =>
  speaksOf("besideWalletKeys", pathOf(file), after.text.slice(0, mostText)),
);

/** Not what is hashed, signed with, encrypted, masked, measured or compared. */
export function secretsIn(tokens: readonly Token[], held: Held): readonly Secret[] {
  const named = mentionsIn(tokens).flatMap(({ name, at }) => {
    const kind = kindOf(name, held);
    return kind === null ? [] : [{ name, kind, at }];
  });
  if (named.length === 0) return [];
  const safe = safeIn(tokens);
  return named.filter(({ at }) => !safe.has(at) && !isKey(tokens, at));
}

function kindOf(name: string, held: Held): SecretKind | null {
  // `errDecodingPrivateKey` says what went wrong.
  if (/^err(?:or)?(?=[A-Z_])/i.test(name)) return null;
  if (held.wallet.has(name)) return "wallet";
  if (speaksOf("besideSecret", name)) return null;
  if (isWalletKey(name, held)) return "wallet";
  return held.credential.has(name) || speaksOf("credential", name) ? "credential" : null;
}

function isWalletKey(name: string, held: Held): boolean {
  if (!speaksOf("walletKey", name)) return false;
  const isSeedOnly = !speaksOf("walletKey", name.replaceAll(/seed(?!phrase|_phrase)/gi, ""));
  return !isSeedOnly || held.seedsOpenWallets;
}

/** For a sentence: what it is, or what it was made of. */
export function meaningOf({ name, kind }: Secret): Part {
  const isItself = speaksOf(kind === "wallet" ? "walletKey" : "credential", name);
  const what = kind === "wallet" ? "opens a wallet" : "lets somebody in";
  return { kind: "ours", text: isItself ? what : `holds what ${what}` };
}

/** Tokens inside a call, or on a path, that gives nothing away. */
function safeIn(tokens: readonly Token[]): ReadonlySet<number> {
  const safe = new Set<number>();
  for (const { path, name, from, to } of invocationsIn(tokens))
    if (isHarmless(name, path)) for (let at = from; at < to; at += 1) safe.add(at);
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const end = endOfPath(tokens, at);
    const last = tokens[end]?.text ?? "";
    const isSafe =
      (end > at && speaksOf("besideSecret", last)) ||
      comparisons.has(tokens[end + 1]?.text ?? "") ||
      negations.has(tokens[at - 1]?.text ?? "");
    if (isSafe) for (let index = at; index <= end; index += 1) safe.add(index);
  }
  return safe;
}

/** `sign(key)`, `hmac.new(key)`. */
function isHarmless(name: string, path: string): boolean {
  if (/^encode/i.test(name)) return false;
  return speaksOf("besideSecret", /^new$/i.test(name) ? path : name);
}

function endOfPath(tokens: readonly Token[], from: number): number {
  let end = from;
  while (
    end - from < 16 &&
    joins.has(tokens[end + 1]?.text ?? "") &&
    tokens[end + 2]?.kind === "word"
  )
    end += 2;
  return end;
}

/** `privateKey:` and `private_key=` name an argument; what it is comes after. */
function isKey(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text ?? "";
  const previous = tokens[at - 1]?.text ?? "";
  return (next === ":" || next === "=") && (previous === "," || /[({]$/.test(previous));
}

/** The secrets that a statement hands over to calls whose path speaks so, innermost words first. */
export interface Handover {
  readonly secret: Secret;
  /** The call as it is written; hostile text. */
  readonly to: string;
}

/** The first secret among the arguments of such a call. */
export function handoverIn(
  placed: Placed,
  held: Held,
  takes: (path: string) => boolean,
): Handover | null {
  const { tokens } = placed.step.statement;
  for (const { path, inside } of invocationsIn(tokens)) {
    if (!takes(path)) continue;
    const secret = worstOf(secretsIn(inside, held));
    if (secret !== null) return { secret, to: path };
  }
  return null;
}

/** `headers["x-ref"] = seed`, `image.src = "https://…" + seed`. */
export function putWhereItLeaves(placed: Placed, held: Held): Handover | null {
  const assignment = assignmentOf(placed.step.statement.tokens);
  if (assignment === null) return null;
  const { target, value } = assignment;
  const last = target.at(-1)?.text ?? "";
  const isLoaded = target.length > 1 && /^(?:src|href|location)$/.test(last);
  const isHeader = target.some(({ text }) => wordsOf(text).some((word) => /^headers?$/.test(word)));
  const secret = isHeader || isLoaded ? worstOf(secretsIn(value, held)) : null;
  return secret === null ? null : { secret, to: target.map(({ text }) => text).join("") };
}

function worstOf(secrets: readonly Secret[]): Secret | null {
  return secrets.find(({ kind }) => kind === "wallet") ?? secrets[0] ?? null;
}
