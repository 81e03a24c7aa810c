/** What is said beside the code: one comment a finding, for as long as the finding is of interest. */
import type { Decision, JudgedFinding } from "../../domain/decision.ts";
import type { Finding } from "../../domain/finding.ts";
import { idOf } from "../../domain/finding.ts";
import { login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import { waits } from "../verdict/reach.ts";
import { markdownOf, sentenceMarkdown } from "./markdown.ts";
import { type Block, paragraph } from "./page.ts";
import { detectorName } from "./words.ts";

/** What became of a finding since it was commented on. */
export type CommentState = "waits" | "explained" | "gone";

/** A comment that stands on GitHub, or may stand there. */
export interface Standing {
  readonly fingerprint: string;
  readonly state: CommentState;
}

export interface NewComment {
  readonly fingerprint: string;
  readonly path: string;
  /** Null for the whole file. */
  readonly line: number | null;
  readonly side: "LEFT" | "RIGHT";
  readonly body: string;
  /** What stays when the finding is gone: Markdown of one line. */
  readonly about: string;
}

export interface Edit {
  readonly fingerprint: string;
  readonly state: CommentState;
  /** Null: made from what is known of the comment. */
  readonly body: string | null;
}

export interface Reconciled {
  readonly added: readonly NewComment[];
  readonly edited: readonly Edit[];
}

/** So many are made at a time; the page has all of them. */
const mostComments = 30;

/**
 * What is to be written so that the comments say what the decision does. Each finding is commented
 * on once, when it waits for somebody; nothing is taken for gone that was not looked at. One that
 * a later commit takes back is gone from its line: the page alone has it.
 */
export function reconcile(decision: Decision, standing: readonly Standing[]): Reconciled {
  const known = new Map(standing.map((comment) => [comment.fingerprint, comment]));
  const inWhole = decision.findings.filter(({ finding }) => finding.commit === undefined);
  const judged = new Map(inWhole.map((each) => [each.finding.fingerprint, each]));
  const added = [...judged.values()]
    .filter((each) => waits(each) && !known.has(each.finding.fingerprint))
    .filter(({ finding }) => finding.path.isWellFormed())
    .slice(0, mostComments)
    .map(newComment);
  const wholeView = decision.obstacles.length === 0;
  const edited = standing.flatMap((comment): Edit[] => {
    const now = judged.get(comment.fingerprint);
    if (now === undefined)
      return wholeView && comment.state !== "gone"
        ? [{ fingerprint: comment.fingerprint, state: "gone", body: null }]
        : [];
    const state = stateOf(now);
    return state === comment.state
      ? []
      : [{ fingerprint: comment.fingerprint, state, body: bodyOf(now) }];
  });
  return { added, edited };
}

/** What nobody has to explain any more is of no more interest than what is explained. */
function stateOf(judged: JudgedFinding): CommentState {
  return waits(judged) ? "waits" : "explained";
}

function newComment(judged: JudgedFinding): NewComment {
  const { finding } = judged;
  return {
    fingerprint: finding.fingerprint,
    path: finding.path,
    line: finding.before === null && finding.after === null ? null : finding.startLine,
    side: finding.side === "before" ? "LEFT" : "RIGHT",
    body: bodyOf(judged),
    about: sentenceMarkdown(titleOf(finding)),
  };
}

function bodyOf(judged: JudgedFinding): string {
  const { finding } = judged;
  const blocks: Block[] = [
    paragraph(say`${titleOf(finding)}. ${finding.message}`),
    ...sidesOf(finding),
    paragraph(explanation(judged)),
  ];
  return `${markdownOf({ title: [], blocks })}\n${markerOf(finding.fingerprint)}`;
}

export function goneBody(about: string, fingerprint: string, head: Sha): string {
  return `Gone in \`${shortOf(head)}\`: ${about}.\n\n${markerOf(fingerprint)}`;
}

function titleOf({ severity, detector }: Finding): Sentence {
  return [strong(`${severity} · ${detectorName(detector)}`)];
}

/** Both sides, unless they stand on the same lines: then the diff shows them already. */
function sidesOf({ before, after }: Finding): readonly Block[] {
  if (before === null || after === null || before.startLine === after.startLine) return [];
  return [{ kind: "diff", before, after }];
}

function explanation({ finding, answer, holds }: JudgedFinding): Sentence {
  if (answer !== null)
    return say`${strong("Explained")} by ${login(answer.person.login)}: ${answer.reason}`;
  if (!holds) return say`Nobody has to explain this any more.`;
  return say`If this is intended, somebody who may approve says why, in a review: ${`foureyes: accept ${idOf(finding)} <reason>`}`;
}

const marker = /<!-- foureyes ([0-9a-f]{64}) -->\s*$/;

/** Tells the comment again when the answer to its request was lost. Anybody can write one. */
function markerOf(fingerprint: string): string {
  return `<!-- foureyes ${fingerprint} -->`;
}

/** The fingerprint that a comment ends with, or null. */
export function fingerprintIn(body: string): string | null {
  return marker.exec(body.slice(-200))?.[1] ?? null;
}
