/** Names of new dependencies that are one slip away from one that is used already, or that all know. */
import { say } from "../../../domain/sentence.ts";
import { distanceOf } from "../destinations/url.ts";
import type { Suspicion } from "../detector.ts";
import { goneLinesOf, type Line, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { popularPackages } from "../words/library.ts";

const manifests: Readonly<Record<string, RegExp>> = {
  "package.json": /^\s*"((?:@[\w.-]+\/)?[\w.-]{3,100})"\s*:\s*"[\^~>=<*\d](?:[^"]{0,60})"/,
  "requirements.txt": /^([A-Za-z][\w.-]{2,100})\s*(?:\[[^\]]{0,60}\])?\s*(?:[=<>~!]=|$)/,
  "pyproject.toml": /^\s*"?([A-Za-z][\w.-]{2,100})\s*(?:\[[^\]]{0,60}\])?\s*(?:[=<>~!]=|=\s*["{])/,
  "cargo.toml": /^\s*([\w-]{3,100})\s*=\s*(?:"[\d^~=*]|\{\s*version)/,
  "go.mod": /^\s*(?:require\s+)?([\w.-]+\.[a-z]+\/[\w./-]{2,200})\s+v\d/,
  gemfile: /^\s*gem\s+["']([\w-]{3,100})["']/,
};
const mostNames = 2_000;
const mostNew = 200;

export function lookAlikesIn(file: string, reading: Reading): readonly Suspicion[] {
  const pattern = manifests[/^requirements.*\.(?:txt|in)$/.test(file) ? "requirements.txt" : file];
  if (pattern === undefined) return [];
  const namesIn = (text: string): readonly string[] =>
    text
      .split("\n")
      .slice(0, mostNames)
      .flatMap((line) => nameIn(line, pattern));
  const old = new Set(namesIn(reading.before.text));
  const kept = new Set(namesIn(reading.after.text));
  const gone = goneLinesOf(reading);
  const fresh = freshLinesOf(reading).filter(({ text }) => pattern.test(text.slice(0, 400)));
  return fresh.slice(0, mostNew).flatMap((line) =>
    nameIn(line.text, pattern)
      .filter((name) => !old.has(name))
      .flatMap((name) => suspicionOf(name, line, reading, { old, kept, gone, pattern })),
  );
}

function nameIn(line: string, pattern: RegExp): readonly string[] {
  const name = pattern.exec(line.slice(0, 400))?.[1];
  return name === undefined ? [] : [name];
}

interface Known {
  readonly old: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly gone: readonly Line[];
  readonly pattern: RegExp;
}

function suspicionOf(
  name: string,
  line: Line,
  reading: Reading,
  known: Known,
): readonly Suspicion[] {
  const like = [...known.old, ...popularPackages].find((other) => isAlike(name, other));
  if (like === undefined || popularPackages.includes(name)) return [];
  const message = say`${name} is a new dependency, and its name is one slip away from ${like}: such names are registered to be taken for the other.`;
  const before = known.gone.find(({ text }) => nameIn(text, known.pattern)[0] === like);
  const claim = { severity: "high", message } as const;
  return [
    before === undefined || known.kept.has(like)
      ? ofLine(reading, line.line, line.text, claim)
      : ofLinePair(reading, before, line, claim),
  ];
}

/** One letter more, less or other; or the same letters with other marks. Numbers count versions. */
function isAlike(name: string, other: string): boolean {
  if (name === other || Math.min(name.length, other.length) < 5) return false;
  const [one, two] = [name.toLowerCase(), other.toLowerCase()];
  if (one.replaceAll(/\d+/g, "") === two.replaceAll(/\d+/g, "") || isPlural(one, two)) return false;
  return distanceOf(one, two, 1) === 1;
}

function isPlural(one: string, two: string): boolean {
  return one === `${two}s` || two === `${one}s`;
}
