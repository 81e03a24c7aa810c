/** What exactly is guarded here: each file with what it was and is, so that nobody is shown another set (C17). */
import type { Decision, MovedFile, ShownFile } from "../../domain/decision.ts";
import type { Moved } from "../../domain/policy.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { approversNote } from "./approvers.ts";
import { type Block, firstOf } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostFiles = 10;
const mostMoves = 5;

export function moveBlocks({ moved = [], movedOut = [] }: Decision): readonly Block[] {
  return [
    ...listed(moved.map(movedWords), mostMoves),
    ...listed(movedOut.map(movedOutWords), mostMoves),
  ];
}

function movedWords({ from, to, pull }: Moved): Sentence {
  return say`${to} was ${from} until #${pull}: what guards that guards this.`;
}

function movedOutWords({ from, to, areas }: MovedFile): Sentence {
  const names = listOf(areas.map((area) => [strong(area)]));
  return say`${from} becomes ${to}, which no area names. It stays guarded as ${names} until ${"except"} there lets it go.`;
}

function listed(sentences: readonly Sentence[], most: number): readonly Block[] {
  if (sentences.length === 0) return [];
  const { shown, more } = firstOf(sentences, most);
  const items = more === 0 ? shown : [...shown, ours(`and ${countOf(more, "more file")}`)];
  return [{ kind: "list", items }];
}

/** The whole first; then what commits bring that later ones take back. */
export function guardedFiles(decision: Decision): readonly Block[] {
  const { head, shown = [] } = decision;
  const whole = shown.filter(({ commit }) => commit === undefined).map(fileWords);
  const passing = shown.filter(({ commit }) => commit !== undefined).map(fileWords);
  return [
    ...small(say`Guarded, at ${shortOf(head)}: `, whole, approversNote(decision)),
    ...small(ours("Guarded, in commits that later ones change again: "), passing),
  ];
}

function fileWords({ path, before, after, commit }: ShownFile): Sentence {
  const where = commit === undefined ? [] : say` in ${shortOf(commit)}`;
  return say`${path}${where} (${sideOf(before)} → ${sideOf(after)})`;
}

function sideOf(object: ShownFile["before"]): Sentence {
  return object === null ? ours("nothing") : say`${shortOf(object)}`;
}

function small(lead: Sentence, files: readonly Sentence[], after: Sentence = []): readonly Block[] {
  if (files.length === 0) return [];
  const { shown, more } = firstOf(files, mostFiles);
  const items = more === 0 ? shown : [...shown, ours(countOf(more, "more file"))];
  return [{ kind: "small", sentence: say`${lead}${listOf(items)}.${after}` }];
}
