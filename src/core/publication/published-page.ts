/** Check runs of our name as GitHub shows them, for a terminal: whose they are comes first. */
import type { Published, PublishedRun } from "../../domain/published.ts";
import { type Sentence, say, strong } from "../../domain/sentence.ts";
import { type Chosen, verdictShown } from "./choose-runs.ts";
import { type Block, type Page, paragraph } from "./page.ts";
import { readMarkdown } from "./read-markdown.ts";
import { revealed } from "./visible.ts";
import { ours } from "./words.ts";

export function publishedPage(published: Published, chosen: Chosen): Page {
  const title = placeOf(published);
  switch (chosen.kind) {
    case "none":
      return { title, blocks: [paragraph(noneWords(published)), ...othersBlocks(chosen.others)] };
    case "several":
      return {
        title,
        blocks: [
          paragraph(severalWords(published)),
          { kind: "list", items: chosen.runs.map(runWords) },
        ],
      };
    case "runs":
      return {
        title,
        blocks: [
          ...chosen.runs.flatMap((run) => runBlocks(run, published, chosen)),
          ...(chosen.isNamed ? [] : [paragraph(unnamed)]),
          ...othersBlocks(chosen.others),
          paragraph(unbound),
        ],
      };
    default:
      return chosen satisfies never;
  }
}

function placeOf({ repository, pull, head }: Published): Sentence {
  return say`${`${repository}#${pull}`} at ${head}`;
}

const ends: Readonly<Record<Published["state"], string>> = {
  open: "",
  closed: " This pull request is closed.",
  merged: " This pull request was merged.",
};

function runBlocks(run: PublishedRun, published: Published, chosen: Chosen): readonly Block[] {
  const verdict = verdictShown(chosen);
  const isFirst = chosen.kind === "runs" && run === chosen.runs[0];
  const says = isFirst ? say`: ${strong(verdict ?? "unknown")}` : [];
  return [
    paragraph(ours(revealed(run.title))),
    paragraph(
      say`${placeOf(published)}${says}. Check run ${run.id} ${run.name} of ${appWords(run)}: ${run.state}.${ours(ends[published.state])}`,
    ),
    ...readMarkdown(run.summary),
  ];
}

function runWords(run: PublishedRun): Sentence {
  return say`${run.name} of ${appWords(run)}: ${run.state}, ${run.title}`;
}

function appWords({ app }: PublishedRun): Sentence {
  return app === null ? ours("an unknown App") : say`the App ${app.slug} (id ${app.id})`;
}

function noneWords(published: Published): Sentence {
  return say`Foureyes has published no check on ${placeOf(published)}.${ours(ends[published.state])} See that the App is installed on the repository and runs; then wait a moment, or press “Re-run”.`;
}

function severalWords(published: Published): Sentence {
  return say`Several Apps have a check of this name on ${placeOf(published)}. Only that of the App counts which the branch rules name: give its number as ${"--app-id"}.`;
}

function othersBlocks(others: readonly PublishedRun[]): readonly Block[] {
  if (others.length === 0) return [];
  return [
    paragraph(ours("Other Apps have a check of this name. It is not the one that counts:")),
    { kind: "list", items: others.map(runWords) },
  ];
}

const unnamed = say`No ruleset of the base branch that can be seen names this App, so nothing tells whether its check is the one that counts, and it is not taken for clear. Give the App's number as ${"--app-id"}.`;

const unbound = ours(
  "What each approval was bound to stands in the journal of the App only: there, foureyes explain tells it with --data.",
);
