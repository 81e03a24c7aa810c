/** Detector: a file will not be shown in diffs any more. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";

export const diffHidden: Detector = {
  id: "diff-hidden",
  version: 1,
  title: "diff hidden",
  family: "evasion",
  asks: "Will changes of some file be folded away, or merged without being seen, from now on?",
  why: "One line in `.gitattributes` makes GitHub fold a file or call it binary: the next change of it is approved by people who never saw it.",
  remedy: "Keep attributes to files that nobody writes by hand, and name those files exactly.",
  whenWrong:
    "It fires on source files that are really made by a tool and lie in a folder of no telling name. It does not see attributes that are set outside the repository.",
  severity:
    "high when files of code are hidden or a command runs on them; medium when a merge takes one side, or the files look like data",
  patterns: ["E3"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) =>
    /(?:^|\/)\.gitattributes$/.test(pathOf(reading.file))
      ? freshLinesOf(reading).flatMap((line) => suspicionOf(line, reading))
      : [],
};

function suspicionOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const [pattern, ...attributes] = text.trim().split(/\s+/);
  if (pattern === undefined || pattern.startsWith("#")) return [];
  for (const attribute of attributes.slice(0, 20)) {
    const effect = effectOf(attribute);
    if (effect === null) continue;
    const severity = severityOf(effect, pattern);
    if (severity === null) continue;
    const message = say`${attribute} on ${pattern}: ${effect.sentence}`;
    return [ofLine(reading, line, text, { severity, message })];
  }
  return [];
}

interface Effect {
  readonly kind: "hides" | "merges" | "runs" | "exports";
  readonly sentence: Sentence;
}

function effectOf(attribute: string): Effect | null {
  if (/^(?:-diff|binary|diff=false|-text|!diff)$/.test(attribute))
    return attribute === "-text"
      ? null
      : {
          kind: "hides",
          sentence: say`changes of these files are shown as binary, so nobody reads them any more.`,
        };
  if (/^linguist-(?:generated|vendored)(?:=true)?$/.test(attribute))
    return attribute.startsWith("linguist-generated")
      ? {
          kind: "hides",
          sentence: say`GitHub folds changes of these files away in every pull request.`,
        }
      : null;
  if (/^(?:-merge|merge=(?:ours|theirs|union|binary))$/.test(attribute))
    return {
      kind: "merges",
      sentence: say`a merge takes one side of these files without asking, so a change can vanish or come in unseen.`,
    };
  if (/^filter=(?!lfs$)/.test(attribute))
    return {
      kind: "runs",
      sentence: say`a command rewrites these files on the way in and out, so what is built is not what was read.`,
    };
  if (/^(?:export-subst|working-tree-encoding=)/.test(attribute))
    return { kind: "exports", sentence: say`what is checked out or packed is not what was read.` };
  return null;
}

const seldomRead =
  /\.(?:lock|sum|snap|svg|map|min\.\w+|pb(?:\.\w+)?|pdf|png|jpe?g|gif|ico|webp|bmp|tiff?|woff2?|ttf|otf|eot|zip|gz|bz2|xz|7z|tar|jar|war|whl|so|dll|dylib|exe|bin|dat|db|sqlite3?|parquet|feather|npz?|h5|pkl|mp[34]|wav|ogg|mov|avi|webm|psd|ai|docx?|xlsx?|pptx?|keystore|p12|jks|csv|tsv|ipynb|feather|tgz)$/i;
const machineFolder =
  /(?:^|\/|\*)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.ya?ml|[\w*-]*generated[\w*.-]*|__generated__|vendor|vendored|third_party|node_modules|dist|__snapshots__|snapshots|mocks?|fixtures?|testdata|docs?|gen|abis?|typechain(?:-types)?|bindings|[\w*.-]*(?:\.pb|_pb2?|\.gen|_gen|_mock|_string)\.\w+|deps)(?:\/|$)/i;

function severityOf({ kind }: Effect, pattern: string): Severity | null {
  if (kind === "runs" || kind === "exports") return kind === "runs" ? "high" : "medium";
  if (seldomRead.test(pattern) || machineFolder.test(pattern)) return null;
  if (kind === "merges") return /changelog|history/i.test(pattern) ? null : "medium";
  return /\.(?:json|ya?ml|toml|xml|txt|md)$/i.test(pattern) ? "medium" : "high";
}
