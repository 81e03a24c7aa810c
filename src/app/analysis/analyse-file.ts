/** From the bytes of both sides of a file to its findings. */
import type { Parser, Tree } from "web-tree-sitter";
import { contentOf } from "../../core/change/content.ts";
import { type Hunk, lineDiffOf } from "../../core/change/lines.ts";
import { failed, find } from "../../core/findings/find.ts";
import type { Trees } from "../../core/findings/subject.ts";
import { type GrammarName, languageOf } from "../../core/syntax/language.ts";
import { isParsable } from "../../core/syntax/parsable.ts";
import { regionsOf } from "../../core/syntax/regions.ts";
import { pathOf, type Version } from "../../domain/change.ts";
import type { Blob, Content } from "../../domain/content.ts";
import type { Finding } from "../../domain/finding.ts";
import { loadParser } from "./grammars.ts";
import type { AnalysisRequest } from "./request.ts";
import { unreadSubject } from "./unread.ts";
import { nodesOf, outlineOf } from "./walk.ts";

export async function analyseFile(request: AnalysisRequest): Promise<readonly Finding[]> {
  const { file, detectors } = request;
  const before = sideOf(file.before, request.before);
  const after = sideOf(file.after, request.after);
  if (before === null || after === null) return failed(unreadSubject(request));
  const isText = before.kind === "text" && after.kind === "text";
  const hunks = isText ? lineDiffOf(before.text, after.text).hunks : [];
  const trees = isText ? await treesOf(request, before.text, after.text, hunks) : null;
  return find({ file, before, after, hunks, trees }, detectors);
}

function sideOf(version: Version | null, blob: Blob | null): Content | null {
  return contentOf(version, blob ?? { kind: "missing" });
}

async function treesOf(
  { file }: AnalysisRequest,
  before: string,
  after: string,
  hunks: readonly Hunk[],
): Promise<Trees | null> {
  const { grammar } = languageOf(pathOf(file));
  if (grammar === null || hunks.length === 0) return null;
  if (!isParsable(grammar, before) || !isParsable(grammar, after)) return null;
  const parser = await loadParser(grammar);
  return readTrees(parser, grammar, { before, after }, hunks);
}

function readTrees(
  parser: Parser,
  grammar: GrammarName,
  texts: { readonly before: string; readonly after: string },
  hunks: readonly Hunk[],
): Trees | null {
  return withTree(parser, texts.before, (before) =>
    withTree(parser, texts.after, (after) => {
      const regions = regionsOf(
        { outline: outlineOf(before, grammar), text: texts.before },
        { outline: outlineOf(after, grammar), text: texts.after },
        hunks,
      );
      return {
        before: nodesOf(before, texts.before, grammar, regions.before),
        after: nodesOf(after, texts.after, grammar, regions.after),
      };
    }),
  );
}

/** Trees live outside the garbage collector's reach. */
function withTree<Result>(
  parser: Parser,
  text: string,
  use: (tree: Tree) => Result | null,
): Result | null {
  const tree = parser.parse(text);
  if (tree === null) return null;
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}
