/** `foureyes explain` with the App's database: the newest decision, and what every review is bound to. */

import { shownPage } from "../../core/publication/check-run.ts";
import { explainedJson } from "../../core/publication/explained-json.ts";
import { explainedPage } from "../../core/publication/explained-page.ts";
import { type Page, paragraph } from "../../core/publication/page.ts";
import { decisionOf } from "../../core/publication/recorded-decision.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Database } from "../store/database.ts";
import { type Console, exits } from "./console.ts";
import type { NamedPull } from "./named-pull.ts";
import { newestDecision, type Standing } from "./newest-decision.ts";
import { printable, printableLine } from "./printable.ts";
import { type Format, render } from "./render.ts";
import { statusOf } from "./verdict-status.ts";

/** Throws "usage". */
export async function explainFromJournal(
  database: Database,
  named: NamedPull,
  format: Format,
  console: Console,
): Promise<number> {
  const newest = await newestDecision(database, named);
  if (newest.kind === "unusable") {
    console.err(`foureyes: ${printable(newest.reason)}\n`);
    return exits.undetermined;
  }
  const { entry, at, siblings, standing, damage } = newest;
  const decision = decisionOf(newest.recorded);
  const about = { decision, entry, at, siblings };
  const told = shownPage(decision, entry, siblings).verdict;
  const isPresent = standing.kind !== "moved" && damage === null;
  const verdict = isPresent ? told : "undetermined";
  const page = (): Page => {
    const explained = explainedPage(about);
    const notes = [...sinceWords(standing), ...damageWords(damage)];
    return { ...explained, blocks: [...notes.map(paragraph), ...explained.blocks] };
  };
  const json = () => ({ ...explainedJson(about, verdict), standing: standing.kind, damage });
  console.out(render({ page, json }, format, console));
  return statusOf(verdict);
}

function sinceWords(standing: Standing): readonly Sentence[] {
  switch (standing.kind) {
    case "current":
      return [];
    case "moved":
      return [
        say`The branch is at ${shortOf(standing.head)} now, and no decision was made on that yet. What follows is about the commit before.`,
      ];
    case "closed":
      return [say`This pull request was closed since.`];
    case "merged":
      return [say`This pull request was merged since.`];
    default:
      return standing satisfies never;
  }
}

/** The decision stands as it was kept; that something beside it does not is told before it. */
function damageWords(reason: string | null): readonly Sentence[] {
  if (reason === null) return [];
  return [
    say`What this decision was made of cannot be had, so it is not relied on. ${{ kind: "ours", text: printableLine(reason) }} See ${"foureyes journal verify"}.`,
  ];
}
