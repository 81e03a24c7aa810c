/** From the bytes of both sides of a file to its findings. */
import type { Parser, Tree } from "web-tree-sitter";
import { contentOf } from "../../core/change/content.ts";
import { type Hunk, lineDiffOf } from "../../core/change/lines.ts";
import type { Lines } from "../../core/findings/detector.ts";
import { type FileFindings, failed } from "../../core/findings/file-findings.ts";
import { find } from "../../core/findings/find.ts";
import { textIn } from "../../core/findings/sides/reading.ts";
import type { MovedRoutine } from "../../core/findings/sides/second-look.ts";
import type { Beside, Trees } from "../../core/findings/sides/subject.ts";
import { type GrammarName, languageOf } from "../../core/syntax/language.ts";
import { isParsable } from "../../core/syntax/parsable.ts";
import { regionsOf } from "../../core/syntax/regions.ts";
import { pathOf, type Version } from "../../domain/change.ts";
import type { Blob, Content } from "../../domain/content.ts";
import { loadParser } from "./grammars.ts";
import { inputOf } from "./input.ts";
import type { AnalysisRequest, BesideFile } from "./request.ts";
import { unreadSubject } from "./unread.ts";
import { nodesOf, outlineOf } from "./walk.ts";

export async function analyseFile(request: AnalysisRequest): Promise<FileFindings> {
  const { file, detectors } = request;
  const before = sideOf(file.before, request.before);
  const after = sideOf(file.after, request.after);
  if (before === null || after === null) return failed(unreadSubject(request));
  const old = textIn(before);
  const now = textIn(after);
  const isText = old !== null && now !== null;
  const moved = request.second?.kind === "moved" ? request.second.routines : [];
  const hunks = isText ? hunksOf(old, now, moved) : [];
  const trees = isText ? await treesOf(request, old, now, hunks) : null;
  const beside = await besideIn(request);
  return find({ file, before, after, hunks, trees, moved, beside }, detectors);
}

/** Of functions that moved, only theirs. */
function hunksOf(old: string, now: string, moved: readonly MovedRoutine[]): readonly Hunk[] {
  if (moved.length === 0) return lineDiffOf(old, now).hunks;
  const before = moved.map((each) => each.before.lines);
  const after = moved.map((each) => each.after.lines);
  return lineDiffOf(linesAlone(old, before), linesAlone(now, after)).hunks;
}

/** The other lines are empty, so that every line keeps its number. */
function linesAlone(text: string, ranges: readonly Lines[]): string {
  const isInside = (line: number): boolean =>
    ranges.some(({ startLine, endLine }) => startLine <= line && line <= endLine);
  return text
    .split("\n")
    .map((line, index) => (isInside(index + 1) ? line : ""))
    .join("\n");
}

async function besideIn({ second }: AnalysisRequest): Promise<readonly Beside[]> {
  if (second?.kind !== "beside") return [];
  const read = await Promise.all(second.files.map(besideOf));
  return read.filter((each) => each !== null);
}

/** Null where it is no text: then nothing that is called there is known. */
async function besideOf({ version, blob }: BesideFile): Promise<Beside | null> {
  const { path } = version;
  const text = textIn(sideOf(version, blob) ?? { kind: "absent" });
  if (text === null) return null;
  const { grammar } = languageOf(path);
  if (grammar === null) return { path, text, tree: null };
  const everything = [{ start: 1, end: Number.MAX_SAFE_INTEGER }];
  const parser = await loadParser(grammar);
  const tree = withTree(parser, text, (parsed) => nodesOf(parsed, text, grammar, everything));
  return { path, text, tree };
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
  const tree = parser.parse(inputOf(text));
  if (tree === null) return null;
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}
