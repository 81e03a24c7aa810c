/** Both sides of a file as statements: from its trees, and from its text where they do not do. */
import { pathOf } from "../../domain/change.ts";
import type { Content } from "../../domain/content.ts";
import { type Language, languageOf } from "../syntax/language.ts";
import { statementsOfText } from "../syntax/layout.ts";
import type { SyntaxNode } from "../syntax/node.ts";
import type { Statement } from "../syntax/statement.ts";
import { isBroken, statementsOfTree } from "../syntax/tree.ts";
import { matchingOf } from "./matching.ts";
import { routinesOf } from "./routine.ts";
import { settingDiffOf } from "./setting.ts";
import type { Reading, Source, Subject } from "./subject.ts";

/** None where a side cannot be read; two where a part that changed did not parse. */
export function readingsOf(subject: Subject): readonly Reading[] {
  const { trees } = subject;
  const before = textIn(subject.before);
  const after = textIn(subject.after);
  if (before === null || after === null || subject.hunks.length === 0) return [];
  const language = languageOf(pathOf(subject.file));
  const texts = { before, after };
  if (trees === null || language.grammar === null) return [plain(subject, texts, language)];
  const { grammar } = language;
  const read = (root: SyntaxNode, text: string): readonly Statement[] =>
    statementsOfTree(root, text, grammar, language);
  const structured = readingFrom(
    subject,
    sourceOf(texts.before, read(trees.before, texts.before)),
    sourceOf(texts.after, read(trees.after, texts.after)),
  );
  const isWhole = !isBroken(trees.before) && !isBroken(trees.after);
  return isWhole ? [structured] : [structured, plain(subject, texts, language)];
}

function plain(
  subject: Subject,
  texts: { readonly before: string; readonly after: string },
  language: Language,
): Reading {
  return readingFrom(
    subject,
    sourceOf(texts.before, statementsOfText(texts.before, language)),
    sourceOf(texts.after, statementsOfText(texts.after, language)),
  );
}

function readingFrom({ file, hunks }: Subject, before: Source, after: Source): Reading {
  const matching = matchingOf({ before, after });
  return { file, hunks, before, after, matching, settings: settingDiffOf(matching) };
}

/** A side that is not there has no text. */
export function textIn(content: Content): string | null {
  if (content.kind === "absent") return "";
  return content.kind === "text" ? content.text : null;
}

function sourceOf(text: string, statements: readonly Statement[]): Source {
  return { text, statements, routines: routinesOf(statements) };
}
