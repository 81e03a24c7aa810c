/** Detector: the program talks to another host than before, or in the open. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { languageOf } from "../../syntax/language.ts";
import { isLocal, isLookAlike, isNumeric, siteOf, type Url, urlsIn } from "../destinations/url.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { goneLinesOf, type Line, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isAlways, isLockfile, isPipeline, isProse } from "../words/purpose.ts";

export const transportDowngraded: Detector = {
  id: "transport-downgraded",
  version: 2,
  title: "transport downgraded",
  family: "verification",
  asks: "Does an address of the net lose its encryption, or lead to another owner?",
  why: "Prices, orders and keys go wherever the address says: without encryption everybody on the way reads and changes them, and a host of nearly the same name answers as the exchange would.",
  remedy: "Keep `https` and `wss`, and look up the new host in the exchange's own documents.",
  whenWrong:
    "It fires when a service honestly moved to another domain. It does not see an address that is put together at run time, one that is new, or a name whose owner changed.",
  severity:
    "critical when the new host looks like the old one or is a bare number; high when encryption is gone; medium when an address of a service leads to another owner",
  patterns: ["V4"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const path = pathOf(reading.file);
    if (isAlways(reading.file, isProse, isLockfile, isPipeline)) return [];
    const placed = placedIn(path);
    const gone = goneLinesOf(reading)
      .map(placed)
      .filter(({ urls }) => urls.length > 0)
      .slice(0, mostPlaces);
    const used = new Set<Line>();
    return freshLinesOf(reading)
      .map(placed)
      .filter(({ urls }) => urls.length > 0)
      .slice(0, mostPlaces)
      .flatMap((now) => {
        const before = gone.find(
          (old) =>
            !used.has(old.line) && old.label === now.label && old.urls.length === now.urls.length,
        );
        if (before === undefined) return [];
        used.add(before.line);
        return suspicionOf(before, now, reading);
      });
  },
};

/** Of a file that holds nothing but addresses. */
const mostPlaces = 1_000;

interface Place {
  readonly line: Line;
  readonly urls: readonly Url[];
  /** The line without its addresses, by which its two states are known. */
  readonly label: string;
}

/** In code an address that does something stands in quotes: others are words for people. */
function placedIn(path: Path): (line: Line) => Place {
  const isCode = languageOf(path).layout !== "lines";
  return (line) => {
    const urls = isComment(line.text) ? [] : urlsIn(line.text);
    return placed(
      line,
      urls.filter(
        (url) => !isCode || /["'`]/.test(line.text.slice(0, line.text.indexOf(url.text))),
      ),
    );
  };
}

function placed(line: Line, urls: readonly Url[]): Place {
  const text = urls.reduce((rest, url) => rest.replace(url.text, "\0"), line.text.slice(0, 4_000));
  return { line, urls, label: text.replaceAll(/[\s"'`;,]/g, "") };
}

function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/|\*|\/\*|--|<!--)/.test(text);
}

function suspicionOf(before: Place, now: Place, reading: Reading): readonly Suspicion[] {
  for (const [index, url] of now.urls.entries()) {
    const old = before.urls[index];
    const claim = old === undefined ? null : claimOf(old, url, now);
    if (claim !== null) return [ofLinePair(reading, before.line, now.line, claim)];
  }
  return [];
}

function claimOf(
  old: Url,
  now: Url,
  { line }: Place,
): { severity: Severity; message: Sentence } | null {
  if (isLocal(now.host)) return null;
  const change = say`${old.text.slice(0, 100)} became ${now.text.slice(0, 100)}`;
  const [was, is] = [siteOf(old.host), siteOf(now.host)];
  if (was !== is && isLookAlike(was, is) && !isLocal(old.host))
    return {
      severity: "critical",
      message: say`${change}: ${is} looks like ${was}, and belongs to somebody else.`,
    };
  if (isNumeric(now.host) && !isNumeric(old.host) && !isLocal(old.host))
    return {
      severity: "critical",
      message: say`${change}: a bare number instead of a name, which no certificate stands for.`,
    };
  if (/^(?:https|wss)$/.test(old.scheme) && /^(?:http|ws)$/.test(now.scheme))
    return {
      severity: "high",
      message: say`${change}: what goes over it can be read and changed by everybody on the way.`,
    };
  if (
    was === is ||
    isLocal(old.host) ||
    !speaksOf("endpoint", line.text.slice(0, 200).replace(now.text, ""))
  )
    return null;
  return {
    severity: "medium",
    message: say`${change}: the service now belongs to ${is} instead of ${was}.`,
  };
}
