/** A simulation without the journal: what stands in the way for certain, and never that nothing does. */
import type { Decision, Verdict } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { approvalWords } from "./bindings.ts";
import { decisionPage } from "./decision-page.ts";
import { type Block, type Page, paragraph } from "./page.ts";
import { ours } from "./words.ts";

export interface Foreseen {
  readonly decision: Decision;
  readonly approvers: readonly Person[];
  /** Numbers of other open pull requests with this head. */
  readonly siblings: readonly number[];
}

/** Whoever pushed may be among those who approve: only the journal knows. */
export function foreseenVerdict({ decision }: Pick<Foreseen, "decision">): Verdict {
  return decision.verdict === "clear" ? "undetermined" : decision.verdict;
}

export function foreseenPage(foreseen: Foreseen): Page {
  const { decision, siblings } = foreseen;
  const title = foreseenTitle(foreseen);
  const page = decisionPage(decision, null);
  return {
    title,
    blocks: [
      ...headline(foreseen),
      paragraph(unknown),
      ...siblings.map((number) =>
        paragraph(
          ours(`#${number} has the same head commit: the stricter of the two would be shown.`),
        ),
      ),
      paragraph(title),
      ...page.blocks,
    ],
  };
}

export function foreseenTitle({ decision }: Foreseen): Sentence {
  return decision.verdict === "clear"
    ? ours("Nothing is missing that can be seen without the journal")
    : decisionPage(decision, null).title;
}

function headline({ decision, approvers }: Foreseen): readonly Block[] {
  const { repository, key, head } = decision;
  const name = `${repository.owner}/${repository.name}#${key.pull}`;
  const people = listOf(approvers.map((person) => say`${login(person.login)}`));
  const verdict = strong(foreseenVerdict({ decision }));
  return [
    paragraph(say`${strong("Simulation.")} This is not what is published.`),
    paragraph(say`${name} would be ${verdict} if ${people} approved ${shortOf(head)} now.`),
    { kind: "list", items: approvers.map((person) => approvalWords(person, decision)) },
  ];
}

const unknown = say`Looked at without the App's database. So it is not known what reviews that were given are bound to: none of them counts here. Nor is it known who pushed, nor what only the operator knows of people and asks for: nothing is taken for clear. With ${"--data"} all of that is.`;
