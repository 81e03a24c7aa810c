/** The page of a decision: first the verdict and who does what next, then who counted, then why. */
import type { AreaDecision, Decision, Obstacle } from "../../domain/decision.ts";
import type { PolicyError, PolicySource } from "../../domain/policy.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { aboutReviews } from "./about-reviews.ts";
import { findingsSection } from "./finding-blocks.ts";
import { guardedFiles, moveBlocks } from "./guarded-files.ts";
import { leadOf } from "./lead.ts";
import { type Block, firstOf, type Page, paragraph } from "./page.ts";
import { policyEditBlocks } from "./policy-edit-words.ts";
import { titleOf } from "./title.ts";
import { waysAround } from "./ways-around.ts";
import { countOf, missingIn, ours, peopleOf, seatWords } from "./words.ts";

const mostRows = 30;

/** `entry`: the decision's number in the journal; null when it is in none. */
export function decisionPage(decision: Decision, entry: number | null): Page {
  return {
    title: titleOf(decision),
    blocks: [
      ...observingNote(decision),
      ...leadOf(decision).map(paragraph),
      ...obstacleBlocks(decision.obstacles),
      ...policyEditBlocks(decision),
      ...moveBlocks(decision),
      ...areaTable(decision),
      ...unknownHandsNote(decision),
      ...suggestersNote(decision),
      ...aboutReviews(decision),
      ...findingsSection(decision.findings),
      ...waysAround(decision),
      ...guardedFiles(decision),
      { kind: "small", sentence: smallPrint(decision, entry) },
    ],
  };
}

function observingNote({ mode, sources }: Decision): readonly Block[] {
  if (mode === "enforce") return [];
  const why = sources.some(({ kind }) => kind === "built-in")
    ? say` There is no ${".github/foureyes.yml"} on the base branch, so Foureyes watches the usual paths.`
    : [];
  return [
    paragraph(
      say`${strong("Observing only.")} This says what would be said, and stops nobody.${why}`,
    ),
  ];
}

function obstacleBlocks(obstacles: readonly Obstacle[]): readonly Block[] {
  return obstacles.flatMap((obstacle): readonly Block[] => {
    switch (obstacle.kind) {
      case "trouble":
        return [paragraph(obstacle.reason)];
      case "unseen": {
        const { shown, more } = firstOf(obstacle.files, mostRows);
        const items = shown.map((file) => say`${file.path}: ${file.reason}`);
        return [
          paragraph(
            ours(
              "These files could not be looked at. Mend what is said of each, or press “Re-run”:",
            ),
          ),
          {
            kind: "list",
            items: more === 0 ? items : [...items, ours(`and ${countOf(more, "more file")}`)],
          },
        ];
      }
      case "policy": {
        const mend = obstacle.proposed
          ? say`The policy that this brings, ${sourceName(obstacle.source)}, is not valid. Mend it here.`
          : say`${sourceName(obstacle.source)} is not a valid policy. Mend it there; until then nothing passes.`;
        return [paragraph(mend), { kind: "list", items: obstacle.errors.map(mistakeWords) }];
      }
      case "policy-gone":
        return [
          paragraph(
            say`${sourceName(obstacle.source)} was there before and is gone. Put it back; to stop guarding, put a policy there that says ${"mode: observe"}.`,
          ),
        ];
      case "unknown-team":
        return [
          paragraph(
            say`The policy names the team ${obstacle.team}, which does not exist or is not visible to Foureyes. Name another there; or make it, and press “Re-run”.`,
          ),
        ];
      case "unknown-roles":
        return [
          paragraph(
            ours(
              "The policy names maintainers or administrators, and GitHub does not tell Foureyes who they are. Name a team there instead.",
            ),
          ),
        ];
      default:
        return obstacle satisfies never;
    }
  });
}

function mistakeWords({ line, column, message }: PolicyError): Sentence {
  return say`line ${line}, column ${column}: ${message}`;
}

function sourceName(source: PolicySource): Sentence {
  switch (source.kind) {
    case "repository":
      return source.ref === null ? say`${source.path}` : say`${source.path} on ${source.ref}`;
    case "baseline":
      return say`the organisation's baseline ${source.path}`;
    case "file":
      return say`${source.path}`;
    case "built-in":
      return ours("the built-in policy");
    default:
      return source satisfies never;
  }
}

function areaTable({ areas }: Decision): readonly Block[] {
  if (areas.length === 0) return [];
  const header = ["area", "needs", "has", "missing"].map(ours);
  const { shown, more } = firstOf(areas, mostRows);
  const rows = shown.map((area) => {
    const has = area.seats.flatMap((seat) => seat.filledBy);
    return [
      [strong(area.name)],
      needsWords(area),
      has.length === 0 ? ours("nobody") : peopleOf(has),
      ours(String(missingIn(area))),
    ];
  });
  return [
    { kind: "table", header, rows },
    ...(more === 0 ? [] : [paragraph(ours(`And ${countOf(more, "more area")}.`))]),
  ];
}

function needsWords({ seats, independence }: AreaDecision): Sentence {
  const people = listOf(seats.map(({ seat }) => seatWords(seat)));
  return independence === null ? people : say`${people}, not all from an author's team`;
}

/** Each area asks for one more, so the reader is told at once why, and what ends it. */
function unknownHandsNote({ unknownHands }: Decision): readonly Block[] {
  if (unknownHands.length === 0) return [];
  const { shown, more } = firstOf(unknownHands, 5);
  const items = shown.map(({ commit, because }) => say`${shortOf(commit)}: ${because}`);
  return [
    paragraph(
      ours(
        "One more approval is asked for, as nobody can say who wrote a part of this. Whoever knows adds the address to their account on GitHub, or makes the commits anew:",
      ),
    ),
    {
      kind: "list",
      items: more === 0 ? items : [...items, ours(`and ${countOf(more, "more commit")}`)],
    },
  ];
}

function suggestersNote({ suggesters, verdict }: Decision): readonly Block[] {
  if (suggesters.length === 0 || verdict === "clear") return [];
  const people = peopleOf(suggesters);
  const [they, their] = suggesters.length === 1 ? ["that person", "the"] : ["them", "their"];
  return [
    paragraph(
      say`${people} suggested lines here. Committing a suggestion with GitHub's button makes ${ours(they)} an author, and ${ours(their)} approval will not count. To keep it, write the lines yourself.`,
    ),
  ];
}

function smallPrint(decision: Decision, entry: number | null): Sentence {
  const { files, commits } = decision;
  const bases =
    decision.mergeBases > 1
      ? ours(`${decision.mergeBases} merge bases: the change was judged against each. `)
      : [];
  return say`${seenWords(files, commits)}${bases}${decision.sources.flatMap(policyWords)}${tenureWords(decision)}${entry === null ? [] : ours(`Journal entry ${entry}.`)}`;
}

/** Whom the days of membership did not stop, since nobody knows when they came. */
function tenureWords({ tenureDays }: Decision): Sentence {
  return tenureDays === null
    ? []
    : ours("People who were in a team when Foureyes first looked count as long-standing. ");
}

/** Nothing is said of a change that was not looked at. */
function seenWords({ inspected, changed }: Decision["files"], commits: number): Sentence {
  return changed === 0
    ? []
    : ours(`Seen: ${inspected} of ${countOf(changed, "file")}, ${countOf(commits, "commit")}. `);
}

function policyWords(policy: PolicySource): Sentence {
  switch (policy.kind) {
    case "repository":
      return say`Policy ${policy.object.slice(0, 7)} from ${policy.ref ?? policy.path} at ${policy.commit.slice(0, 7)}. `;
    case "baseline":
      return say`Baseline ${policy.path}. `;
    case "file":
      return say`Policy from ${policy.path}. `;
    case "built-in":
      return ours("Built-in policy. ");
    default:
      return policy satisfies never;
  }
}
