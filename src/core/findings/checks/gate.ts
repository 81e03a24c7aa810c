/** Routes and routers that lost the handler which asks who calls: `requireAuth`, `before_action`. */
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isDecorator, isOpen } from "./marks.ts";

export interface LostGate {
  /** The handler; hostile text. */
  readonly lost: string;
  /** What lets everybody in instead; hostile text. */
  readonly opened: string | null;
  readonly placed: Placed;
  /** Null where the whole statement is gone. */
  readonly pair: Edited | null;
  /** Of the route, if it is written out; hostile text. */
  readonly path: string | null;
}

export function lostGatesOf(reading: Reading): readonly LostGate[] {
  const { added, edited, removed } = reading.matching;
  const fresh = new Set(added.flatMap(({ step }) => handlersIn(step.statement.tokens)));
  return [
    ...edited.flatMap((pair) => inEdited(pair, fresh)),
    ...(fresh.size > 0 ? [] : removed.flatMap((placed) => inRemoved(placed, reading))),
  ];
}

function inEdited(pair: Edited, fresh: ReadonlySet<string>): readonly LostGate[] {
  const { kind, tokens } = pair.after.step.statement;
  if (kind === "function" || kind === "class" || isDecorator(tokens)) return [];
  if (!isRoute(pair.before.step.statement.tokens)) return [];
  const words = lostWords(pair);
  if (words === null || fresh.has(words.lost)) return [];
  return [{ ...words, placed: pair.after, pair, path: pathOf(tokens) }];
}

/** A middleware or a filter for all that follows. */
function inRemoved(placed: Placed, { after }: Reading): readonly LostGate[] {
  const { tokens, kind } = placed.step.statement;
  const [lost] = handlersIn(tokens);
  if (kind !== "simple" || lost === undefined || !isForAll(tokens)) return [];
  const isThere = after.routines.some(
    ({ path, steps }) => path === placed.routine.path && steps.length > 0,
  );
  return isThere ? [{ lost, opened: null, placed, pair: null, path: null }] : [];
}

/** `app.use(auth)`, `before_action :authenticate_user!`, `permission_classes = […]`. */
function isForAll(tokens: readonly Token[]): boolean {
  return tokens.slice(0, 6).some(({ text }) => speaksOf("gateway", wordsOf(text).join("")));
}

const verb = /^(?:get|post|put|patch|delete|all|with|group|mapget|mappost|mapput|mapdelete)$/i;
const router =
  /^(?:route|handle|handlefunc|path|url|requestmatchers|antmatchers|mvcmatchers|anyrequest|authorizehttprequests)$/i;

/** A client also says `get` and `post`: its paths are told from a server's by nothing but the slash. */
function isRoute(tokens: readonly Token[]): boolean {
  const hasPath = pathOf(tokens)?.startsWith("/") === true;
  return (
    isForAll(tokens) ||
    tokens
      .slice(0, 12)
      .some(
        ({ text }, index) =>
          /^[(.]$/.test(tokens[index + 1]?.text ?? "") &&
          (router.test(text) || (hasPath && verb.test(text))),
      )
  );
}

function pathOf(tokens: readonly Token[]): string | null {
  const literal = tokens.slice(0, 40).find(({ kind }) => kind === "string");
  return literal === undefined ? null : unquoted(literal.text);
}

function lostWords({
  diff: { edits, before, after },
}: Edited): Pick<LostGate, "lost" | "opened"> | null {
  if (edits === null) return null;
  const remaining = new Set(after.map(({ text }) => text));
  const [lost] = edits
    .flatMap((edit) => handlersIn(edit.before, before[edit.at.before - 1]))
    .filter((word) => !remaining.has(word));
  if (lost === undefined) return null;
  const fresh = edits.flatMap((edit) => edit.after);
  const opened = fresh.find(({ kind, text }) => kind === "word" && isOpen(text));
  if (opened !== undefined) return { lost, opened: opened.text };
  return handlersIn(fresh).length > 0 ? null : { lost, opened: null };
}

/** Names that are handed over as they are: not those of fields or of named arguments, not texts. */
function handlersIn(tokens: readonly Token[], previous?: Token): readonly string[] {
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind !== "word" || !speaksOf("middleware", text) || isOpen(text)) return [];
    const around = [(tokens[index - 1] ?? previous)?.text ?? "", tokens[index + 1]?.text ?? ""];
    const isField = /^[={]$/.test(around[0] ?? "") || /^[=:]$/.test(around[1] ?? "");
    return isField && !speaksOf("gateway", wordsOf(text).join("")) ? [] : [text];
  });
}
