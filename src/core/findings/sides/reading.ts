/** Both sides of a file as statements: from its trees, and from its text where they do not do. */
import { pathOf } from "../../../domain/change.ts";
import type { Content } from "../../../domain/content.ts";
import { type Language, languageOf } from "../../syntax/language.ts";
import { statementsOfText } from "../../syntax/layout.ts";
import type { SyntaxNode } from "../../syntax/node.ts";
import { shippedOf } from "../../syntax/shipped.ts";
import type { Statement } from "../../syntax/statement.ts";
import { isBroken, statementsOfTree } from "../../syntax/tree.ts";
import { withNamedValues } from "../values/named-value.ts";
import { settingDiffOf } from "../values/setting.ts";
import { matchingOf } from "./matching.ts";
import { routinesOf } from "./routine.ts";
import type { MovedRoutine } from "./second-look.ts";
import type { Beside, Named, Reading, Source, Subject } from "./subject.ts";

/** None where a side cannot be read; two where a part that changed did not parse. */
export function readingsOf(subject: Subject): readonly Reading[] {
  const { trees } = subject;
  const before = textIn(subject.before);
  const after = textIn(subject.after);
  if (before === null || after === null || subject.hunks.length === 0) return [];
  const language = languageOf(pathOf(subject.file));
  const texts = { before, after };
  if (trees === null || language.grammar === null) return [plain(subject, texts, language)];
  const read = (root: SyntaxNode, text: string): readonly Statement[] =>
    statementsIn(root, text, language);
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

function readingFrom(subject: Subject, old: Source, now: Source): Reading {
  const { file, hunks } = subject;
  const { before, after } = inScope(subject.moved, old, now);
  const matching = matchingOf({ before, after });
  const beside = subject.beside.map(namedBeside);
  const path = pathOf(file);
  const settings = withNamedValues(
    settingDiffOf(matching),
    [{ path, source: before }],
    [{ path, source: after }, ...beside],
  );
  return { file, hunks, before, after, beside, matching, settings };
}

/** Functions that moved, alone, each under its new name on both sides. */
function inScope(
  moved: readonly MovedRoutine[],
  before: Source,
  after: Source,
): { readonly before: Source; readonly after: Source } {
  if (moved.length === 0) return { before, after };
  const names = new Map(moved.map((each) => [each.before.path, each.after.path]));
  const kept = new Set(names.values());
  const renamed = before.routines.flatMap((routine) => {
    const path = names.get(routine.path ?? "");
    return path === undefined ? [] : [{ ...routine, path }];
  });
  const routines = after.routines.filter(({ path }) => path !== null && kept.has(path));
  return { before: { ...before, routines: renamed }, after: { ...after, routines } };
}

function namedBeside({ path, text, tree }: Beside): Named {
  const language = languageOf(path);
  const statements =
    tree === null ? statementsOfText(text, language) : statementsIn(tree, text, language);
  return { path, source: sourceOf(text, statements) };
}

function statementsIn(root: SyntaxNode, text: string, language: Language): readonly Statement[] {
  if (language.grammar === null) return [];
  const shipped = shippedOf(root, text, language.grammar);
  return statementsOfTree(shipped, text, language.grammar, language);
}

/** A side that is not there has no text. */
export function textIn(content: Content): string | null {
  if (content.kind === "absent") return "";
  return content.kind === "text" ? content.text : null;
}

function sourceOf(text: string, statements: readonly Statement[]): Source {
  return { text, statements, routines: routinesOf(statements) };
}
