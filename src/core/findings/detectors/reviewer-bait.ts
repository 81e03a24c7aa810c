/** Detector: a comment tells reviewers, or the programmes that help them, not to look. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { commentIn } from "../sides/comment.ts";
import { enclosingOf } from "../sides/enclosing.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isAlways, isTest } from "../words/purpose.ts";

export const reviewerBait: Detector = {
  id: "reviewer-bait",
  version: 2,
  title: "reviewer bait",
  family: "evasion",
  asks: "Does a new text say that the code was checked, order a programme that reviews to pass it, or silence a scanner?",
  why: "Honest code does not say that it is safe. Such words are for a tired reader, or for a language model that reads the change and obeys what stands in it.",
  remedy: "Take the words out; whoever checked something says so in a review of their own.",
  whenWrong:
    "It fires on prompts for language models that are part of the product, and on an honest suppression of a false alarm. It does not see a lie in words that are not listed here.",
  severity:
    "high for orders to programmes that review; medium for claims that somebody checked the code, and for a silenced security scanner in a function that moves money; low for other silenced security scanners",
  patterns: ["E12"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => freshLinesOf(reading).flatMap((line) => suspicionOf(line, reading)),
};

function suspicionOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const cut = text.slice(0, 4_000);
  const claim = orderIn(cut) ?? claimIn(cut) ?? silencedIn(cut, line, reading);
  return claim === null ? [] : [ofLine(reading, line, text, claim)];
}

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

const orders =
  /\b(?:ignore|disregard|forget)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+)?(?:previous|prior|above|earlier|preceding)\s+(?:\w+\s+)?(?:instructions?|prompts?|rules|context)|\b(?:ai|llm|automated|copilot|claude|gpt|bot)[- ](?:code[- ])?(?:reviewers?|agents?|assistants?|scanners?)\s*[:,]|\b(?:if you are|as) an? (?:ai|llm|language model|automated reviewer)\b|\b(?:do not|don't|never)\s+(?:flag|report)\s+(?:this|these|the following|any)\b|\b(?:mark|treat|report|classify|consider)\s+(?:this|it|these)\s+(?:\w+\s+){0,3}as\s+(?:safe|benign|approved|harmless|a false positive)\b|(?<![\w:>])<\/?(?:system|instructions?)>\s*\S/i;

/** In comments and in texts alike: a model reads both. */
function orderIn(text: string): Claim | null {
  const found = orders.exec(text)?.[0];
  if (found === undefined) return null;
  return {
    severity: "high",
    message: say`The line speaks to whoever or whatever reviews it, and says ${found.slice(0, 80)}: it is no part of what the code does.`,
  };
}

const claims =
  /\b(?:reviewed|audited|approved|verified|vetted|cleared|checked|signed[- ]off)\s+(?:and\s+\w+\s+)?(?:by|with)\s+(?:the\s+)?(?:\w+\s+)?(?:security|sec|audit|auditors?|compliance|appsec|infosec|risk|legal)\b|\b(?:security|audit)[- ](?:reviewed|approved|cleared|team approved)\b|\b(?:pre[- ]?approved|already\s+(?:been\s+)?(?:reviewed|audited|approved))\b|\bno\s+(?:need\s+(?:to|for)\s+|further\s+)(?:a\s+)?(?:security\s+)?review\b|\b(?:do not|don't|skip)\s+(?:the\s+)?(?:security\s+|code\s+)?review\b|\bsafe to (?:merge|ignore in review)\b|\bnothing to (?:see|review) here\b/i;

function claimIn(text: string): Claim | null {
  const comment = commentIn(text);
  const found = comment === null ? undefined : claims.exec(comment)?.[0];
  if (found === undefined) return null;
  return {
    severity: "medium",
    message: say`A new comment says ${found.slice(0, 80)}. A comment proves nothing: the reviews of this change do.`,
  };
}

const silencers =
  /#\s*nosec\b|\bnosemgrep\b|\bNOSONAR\b|#\s*noqa:\s*S\d{3}|\bnolint:[\w,\s]{0,60}\bgosec\b|#nosec\b|\beslint-disable(?:-next-line|-line)?\b[^\n]{0,60}\b(?:security|no-eval|no-secrets|no-unsanitized)\b|\bslither-disable\b|\b(?:checkov|tfsec|trivy|kics|snyk)[:-](?:skip|ignore)\b|\bgitleaks:allow\b|\bpragma:\s*allowlist\s+secret\b|\blgtm\s*\[|\bcodeql\s*\[|@SuppressWarnings\s*\(\s*["'](?:java:S|squid|findsecbugs|security)|\bSuppressFBWarnings\b|\bbrakeman:ignore\b|\bfoureyes:\s*(?:ignore|skip|off)\b/i;

function silencedIn(text: string, line: number, reading: Reading): Claim | null {
  const found = silencers.exec(text)?.[0];
  // Tests hold made-up keys and weak numbers on purpose.
  if (found === undefined || isAlways(reading.file, isTest)) return null;
  const within = enclosingOf(reading.after.statements, line);
  const isMoney = speaksOf("movesMoney", within);
  const place = within === null ? say`` : say` in ${within}`;
  return {
    severity: isMoney ? "medium" : "low",
    message: say`${found.trim()}${place} tells a security scanner to be silent about this line.`,
  };
}
