/** Both sides of a file as statements: from its trees, and from its text where they do not do. */
import { pathOf } from "../../domain/change.ts";
import { type Language, languageOf } from "../syntax/language.ts";
import { statementsOfText } from "../syntax/layout.ts";
import type { SyntaxNode } from "../syntax/node.ts";
import type { Statement } from "../syntax/statement.ts";
import { isBroken, statementsOfTree } from "../syntax/tree.ts";
import { routinesOf } from "./routine.ts";
import type { Reading, Source, Subject } from "./subject.ts";

/** None unless both sides are text; two where a part that changed did not parse. */
export function readingsOf(subject: Subject): readonly Reading[] {
  const { before, after, trees } = subject;
  if (before.kind !== "text" || after.kind !== "text" || subject.hunks.length === 0) return [];
  const language = languageOf(pathOf(subject.file));
  const texts = { before: before.text, after: after.text };
  if (trees === null || language.grammar === null) return [plain(subject, texts, language)];
  const { grammar } = language;
  const read = (root: SyntaxNode, text: string): readonly Statement[] =>
    statementsOfTree(root, text, grammar, language);
  const structured: Reading = {
    file: subject.file,
    hunks: subject.hunks,
    before: sourceOf(texts.before, read(trees.before, texts.before)),
    after: sourceOf(texts.after, read(trees.after, texts.after)),
  };
  const isWhole = !isBroken(trees.before) && !isBroken(trees.after);
  return isWhole ? [structured] : [structured, plain(subject, texts, language)];
}

function plain(
  subject: Subject,
  texts: { readonly before: string; readonly after: string },
  language: Language,
): Reading {
  return {
    file: subject.file,
    hunks: subject.hunks,
    before: sourceOf(texts.before, statementsOfText(texts.before, language)),
    after: sourceOf(texts.after, statementsOfText(texts.after, language)),
  };
}

function sourceOf(text: string, statements: readonly Statement[]): Source {
  return { text, statements, routines: routinesOf(statements) };
}
