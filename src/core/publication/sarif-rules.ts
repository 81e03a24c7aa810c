/** The detectors as SARIF's rules, in their own words. */
import type { Severity } from "../../domain/finding.ts";
import { type Detector, worstOf } from "../findings/detector.ts";
import { capitalised } from "./words.ts";

export const levels = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
} as const satisfies Record<Severity, string>;

/** In the middle of what code scanning shows as a critical, high, medium or low one. */
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** Code scanning shows no more of a rule. */
const mostTags = 10;

export function ruleOf(detector: Detector): object {
  const { id, title, asks, why, family, patterns } = detector;
  const worst = worstOf(detector);
  return {
    id,
    name: title,
    shortDescription: { text: capitalised(title) },
    fullDescription: { text: `${asks} ${why}` },
    help: { text: helpOf(detector, (words) => words), markdown: helpOf(detector, strongly) },
    defaultConfiguration: { level: levels[worst] },
    properties: {
      tags: ["security", family, ...patterns].slice(0, mostTags),
      "security-severity": scores[worst],
      // They say what changed, which is so nearly always; whether it was meant is for people.
      precision: "high",
    },
  };
}

function helpOf(detector: Detector, heading: (words: string) => string): string {
  return [
    detector.why,
    `${heading("What to do.")} ${detector.remedy}`,
    `${heading("When it is wrong.")} ${detector.whenWrong}`,
    `${heading("Severity.")} ${capitalised(detector.severity)}.`,
  ].join("\n\n");
}

function strongly(words: string): string {
  return `**${words}**`;
}
