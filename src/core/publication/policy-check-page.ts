/** The page of `policy check`: what is to be mended, then what is guarded, then what is worth a look. */
import type { PolicySource } from "../../domain/policy.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { type CheckedPolicy, filesIn, type PolicyCheck } from "../policy-check/check.ts";
import type { Group } from "../policy-check/clues.ts";
import type { AreaCoverage } from "../policy-check/coverage.ts";
import type { Fault, Faults } from "../policy-check/faults.ts";
import { type Block, firstOf, heading, type Page, paragraph } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostFaultsShown = 30;
const mostFolders = 10;
const mostAreas = 100;

export function policyCheckPage(check: PolicyCheck): Page {
  const lead = leadOf(check);
  return { title: lead, blocks: [paragraph(lead), ...blocksOf(check)] };
}

function leadOf({ outcome, source }: PolicyCheck): Sentence {
  switch (outcome.kind) {
    case "unreadable":
      return say`${strong("Not checked.")} The repository could not be looked at.`;
    case "invalid":
      return say`${strong("Invalid.")} The policy has ${ours(countOf(outcome.errors.length, "mistake"))}; until they are mended, nothing passes.`;
    case "checked": {
      const todo = toMend(outcome);
      if (todo.length > 0) return say`${strong("To mend:")} ${listOf(todo)}.`;
      if (source.kind === "built-in")
        return say`${strong("No policy.")} The built-in areas apply, and only watch.`;
      return outcome.files.guarded === 0
        ? say`${strong("Nothing to mend")}, and nothing guarded: no area names a file of this tree.`
        : say`${strong("Nothing to mend.")}`;
    }
    default:
      return outcome satisfies never;
  }
}

function toMend({ faults, named }: CheckedPolicy): readonly Sentence[] {
  const files = filesIn(named);
  return [
    ...(faults.count === 0
      ? []
      : [ours(countOf(faults.count, "rule that does nothing", "rules that do nothing"))]),
    ...(files === 0
      ? []
      : [
          ours(
            `${countOf(files, "file")} whose ${files === 1 ? "name says" : "names say"} money and that no area guards`,
          ),
        ]),
  ];
}

function blocksOf({ outcome, source, head }: PolicyCheck): readonly Block[] {
  switch (outcome.kind) {
    case "unreadable":
      return [paragraph(outcome.reason)];
    case "invalid":
      return outcome.errors.map(({ line, column, message }) =>
        paragraph(say`${`${pathOf(source)}:${line}:${column}`} ${message}`),
      );
    case "checked":
      return [
        ...faultBlocks(outcome.faults, source),
        ...namedBlocks(outcome.named),
        ...areaBlocks(outcome.areas),
        ...wordedBlocks(outcome.worded),
        ...idleBlocks(outcome.idleExceptions, source),
        { kind: "small", sentence: smallPrint(outcome, source, shortOf(head)) },
      ];
    default:
      return outcome satisfies never;
  }
}

function faultBlocks(faults: Faults, source: PolicySource): readonly Block[] {
  if (faults.count === 0) return [];
  return [
    heading(ours("Rules that do nothing")),
    faultList(faults, source),
    paragraph(ours("Mend each, or remove it.")),
  ];
}

/** A line each, as compilers do it: there may be dozens. */
function faultList(faults: Faults, source: PolicySource): Block {
  const shown = faults.first.slice(0, mostFaultsShown);
  const more = faults.count - shown.length;
  const items = shown.map((fault) => {
    const { line, column } = fault.at;
    return say`${`${pathOf(source)}:${line}:${column}`} ${faultWords(fault)}`;
  });
  return { kind: "list", items: more === 0 ? items : [...items, ours(`${more} more like these`)] };
}

function faultWords({ kind, area, glob }: Fault): Sentence {
  switch (kind) {
    case "dead-path":
      return say`${ours(area)}: ${glob ?? ""} matches no file`;
    case "hollow-area":
      return say`${ours(area)} guards nothing: its exceptions take away all that it names`;
    case "idle-exception":
      return say`${ours(area)}: ${glob ?? ""}`;
    default:
      return kind satisfies never;
  }
}

function idleBlocks(exceptions: Faults, source: PolicySource): readonly Block[] {
  if (exceptions.count === 0) return [];
  return [heading(ours("Exceptions that except nothing here")), faultList(exceptions, source)];
}

function namedBlocks(groups: readonly Group[]): readonly Block[] {
  if (groups.length === 0) return [];
  return [
    heading(ours("Unguarded, though the names say money")),
    ...groupBlocks(groups),
    paragraph(
      say`Name them under ${"paths"} of an area; what is harmless, under its ${"except"} as well.`,
    ),
  ];
}

function wordedBlocks(groups: readonly Group[]): readonly Block[] {
  if (groups.length === 0) return [];
  return [
    heading(ours("Unguarded, with words of money in them: worth a look")),
    ...groupBlocks(groups),
  ];
}

function groupBlocks(groups: readonly Group[]): readonly Block[] {
  const { shown, more } = firstOf(groups, mostFolders);
  const rest = filesIn(groups.slice(mostFolders));
  const items = shown.map(({ folder, files, example, clue }) =>
    files === 1
      ? say`${example} (${ours(clue)})`
      : say`${folder === "" ? "./" : folder} ${ours(countOf(files, "file"))}, such as ${example.slice(folder.length)} (${ours(clue)})`,
  );
  const last = ours(`${countOf(rest, "more file")} in ${countOf(more, "other folder")}`);
  return [{ kind: "list", items: more === 0 ? items : [...items, last] }];
}

/** A paragraph each: three paths are longer than a line, and a table would not break them. */
function areaBlocks(areas: readonly AreaCoverage[]): readonly Block[] {
  const { shown, more } = firstOf(areas, mostAreas);
  return [
    heading(ours("Guarded")),
    ...shown.map((area) => paragraph(areaWords(area))),
    ...(more === 0 ? [] : [paragraph(ours(`And ${countOf(more, "more area")}.`))]),
  ];
}

function areaWords({ name, files, first }: AreaCoverage): Sentence {
  if (files === 0) return say`${strong(name)}: no file of this tree.`;
  const more = files - first.length;
  const names = first.map((path) => say`${path}`);
  const all = more === 0 ? names : [...names, ours(`${more} more`)];
  return say`${strong(name)}: ${ours(countOf(files, "file"))}, ${listOf(all)}.`;
}

function smallPrint(
  { files, mode, read }: CheckedPolicy,
  source: PolicySource,
  head: string,
): Sentence {
  const observed = mode === "observe" ? ours(" It only observes.") : [];
  const unread =
    read.files === read.of
      ? []
      : ours(
          ` Only ${read.files} of ${countOf(read.of, "unguarded source file")} were read for words: the others are too large, too many, or not in this clone.`,
        );
  const are = files.total === 1 ? "is" : "are";
  return say`${files.guarded} of ${ours(countOf(files.total, "file"))} at ${head} ${ours(are)} guarded. ${policyWords(source)}${observed}${unread}`;
}

function policyWords(source: PolicySource): Sentence {
  switch (source.kind) {
    case "built-in":
      return say`Policy: none, so the built-in areas apply. Write one: ${".github/foureyes.yml"}.`;
    case "repository":
      return say`Policy: ${source.path} at ${source.commit.slice(0, 7)}.`;
    case "file":
    case "baseline":
      return say`Policy: ${source.path}.`;
    default:
      return source satisfies never;
  }
}

function pathOf(source: PolicySource): string {
  return source.kind === "built-in" ? "the built-in areas" : source.path;
}
