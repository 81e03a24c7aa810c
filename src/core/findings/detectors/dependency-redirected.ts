/** Detector: a dependency comes from somewhere else, or is another one than its name says. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { siteOf, urlsIn } from "../destinations/url.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Locked, lockedIn } from "../packages/locked.ts";
import { lookAlikesIn } from "../packages/look-alike.ts";
import { type Source, sourcesOf } from "../packages/package-source.ts";
import { goneLinesOf, type Line, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isLockfile } from "../words/purpose.ts";

export const dependencyRedirected: Detector = {
  id: "dependency-redirected",
  version: 1,
  title: "dependency redirected",
  family: "build",
  asks: "Is a dependency fetched from another place, with another hash for the same version, or under a name like a known one?",
  why: "What is installed is trusted as if it were written here, and nobody reads a lockfile of thousands of lines: one other host or hash in it is all that a stranger's code needs.",
  remedy:
    "Let the tool write the lockfile anew from the registry, and name each other source in the review.",
  whenWrong:
    "It fires on forks that are used on purpose, and when a team moves to a registry of its own. It does not know what a registry holds, so a new version with bad content is silent, and so is a new package of an innocent name.",
  severity:
    "critical when a version that was pinned has another hash, or comes from another host; high for a source beside the registry, a name that looks like another one, a replaced module; medium for a source of the same owner or one in this repository",
  patterns: ["W3", "W4"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    const path = pathOf(reading.file);
    const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
    if (isLockfile(path)) return lockfileOf(reading, name);
    const sources = sourcesOf(name);
    const gone = new Map(goneLinesOf(reading).map((line) => [keyOf(line.text), line]));
    return [
      ...freshLinesOf(reading).flatMap((line) => lineOf(line, reading, sources, gone)),
      ...lookAlikesIn(name, reading),
    ];
  },
};

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

/** More are one finding anyway. */
const mostClaims = 300;

function lockfileOf(reading: Reading, name: string): readonly Suspicion[] {
  const before = lockedIn(name, reading.before.text);
  const lines = {
    before: reading.before.text.split("\n"),
    after: reading.after.text.split("\n"),
  };
  const fresh = new Set(freshLinesOf(reading).map(({ line }) => line));
  const usual = usualSites(before);
  const after = [...lockedIn(name, reading.after.text).values()];
  const common = commonPlaceOf(after);
  const claims = after.flatMap((now) => {
    const old = before.get(now.key);
    const claim = old === undefined ? newClaim(now, usual) : changedClaim(old, now, common);
    return claim === null ? [] : [{ now, old, claim }];
  });
  return claims.slice(0, mostClaims).flatMap(({ now, old, claim }) => {
    const at = (side: "before" | "after", line: number): Line => ({
      line,
      text: lines[side][line - 1] ?? "",
    });
    const about = { ...claim, about: now.key };
    const isHash = old !== undefined && old.source === now.source;
    const line = at("after", isHash ? now.hashLine : now.sourceLine);
    if (old !== undefined)
      return [
        ofLinePair(reading, at("before", isHash ? old.hashLine : old.sourceLine), line, about),
      ];
    return fresh.has(line.line) ? [ofLine(reading, line.line, line.text, about)] : [];
  });
}

const fewestPackages = 5;

/** Where most of a lockfile comes from: a tool that begins to write that down moves nothing. */
function commonPlaceOf(packages: readonly Locked[]): string | null {
  const places = packages.map(({ source }) => placeOf(source));
  for (const [place, same] of Map.groupBy(places, (each) => each))
    if (place !== null && same.length >= fewestPackages && same.length * 2 >= packages.length)
      return place;
  return null;
}

function changedClaim(old: Locked, now: Locked, common: string | null): Claim | null {
  const [was, is] = [placeOf(old.source), placeOf(now.source)];
  if (was !== is && now.source !== null && old.source !== null && is !== null)
    return {
      severity: "critical",
      message: say`${now.key} is the same version as before, but is now fetched from ${is} instead of ${was ?? "the registry"}.`,
    };
  if (old.source === null && is !== null && is !== common)
    return {
      severity: "critical",
      message: say`${now.key} is the same version as before, but is now fetched from ${is} and no longer from the registry.`,
    };
  if (old.hash === null || old.hash === now.hash) return null;
  if (now.hash === null)
    return now.source === null
      ? null
      : {
          severity: "high",
          message: say`${now.key} has lost its hash: whatever its source gives out is installed unchecked.`,
        };
  if (algorithmOf(old.hash) !== algorithmOf(now.hash)) return null;
  return {
    severity: "critical",
    message: say`${now.key} is the same version as before, but with another hash: its content is not what was read then.`,
  };
}

/** Of a package that is new in the file. */
function newClaim({ key, source }: Locked, usual: ReadonlySet<string>): Claim | null {
  if (source === null || usual.size === 0) return null;
  if (source.startsWith("http://"))
    return {
      severity: "high",
      message: say`${key} is fetched over a connection without encryption, from ${source.slice(0, 100)}.`,
    };
  const place = placeOf(source);
  const site = place === null ? null : siteOf(place.split("/")[0] ?? place);
  if (site === null || usual.has(site)) return null;
  return {
    severity: "high",
    message: say`${key} is fetched from ${place ?? ""}, from where nothing else in this lockfile comes.`,
  };
}

/** Host, and on hosts that many share the owner too. */
function placeOf(source: string | null): string | null {
  const [url] = urlsIn(source?.replace(/^(?:registry|sparse|git)\+/, "") ?? "");
  if (url === undefined) return null;
  if (
    !/^(?:github|gitlab|bitbucket|codeload)/.test(siteOf(url.host)) &&
    !url.host.endsWith("github.com")
  )
    return hostOf(url.host);
  const owner = url.text.split("/").slice(3, 4).join("");
  return `${hostOf(url.host)}/${owner}`;
}

/** Two names of one host. */
function hostOf(host: string): string {
  return host.replace(/^codeload\.github\.com$/, "github.com");
}

function usualSites(before: ReadonlyMap<string, Locked>): ReadonlySet<string> {
  return new Set(
    [...before.values()].flatMap(({ source }) => {
      const place = placeOf(source);
      return place === null ? [] : [siteOf(place.split("/")[0] ?? place)];
    }),
  );
}

function algorithmOf(hash: string): string {
  return /^(?:(?:sha\d+|h1|md5)(?=[-:])|\w{1,6}(?=\/))/.exec(hash)?.[0] ?? String(hash.length);
}

function lineOf(
  now: Line,
  reading: Reading,
  sources: readonly Source[],
  gone: ReadonlyMap<string, Line>,
): readonly Suspicion[] {
  const text = now.text.slice(0, 1_000);
  if (/^\s*(?:#|\/\/|;)/.test(text)) return [];
  const source = sources.find(({ pattern }) => pattern.test(text));
  if (source === undefined || isMetadata(text)) return [];
  const old = gone.get(keyOf(text));
  if (old === undefined && isOfWholeFile(reading)) return [];
  const claim = claimOf(source, text, old);
  if (claim === null) return [];
  return [
    old === undefined
      ? ofLine(reading, now.line, now.text, claim)
      : ofLinePair(reading, old, now, claim),
  ];
}

/** Of what came before, only the version may differ. */
function claimOf({ severity, message }: Source, text: string, old: Line | undefined): Claim | null {
  const shown = text.trim().slice(0, 120);
  if (old === undefined) return { severity, message: message(shown) };
  if (ownerIn(old.text) === ownerIn(text) && ownerIn(text) !== null)
    return /[#@=]\s*["']?v?[\d.]+|[\da-f]{40}/.test(text) || bareUrl(old.text) === bareUrl(text)
      ? null
      : { severity: "medium", message: message(shown) };
  return {
    severity: severity === "medium" ? "high" : severity,
    message: say`${message(shown)} Before it was ${old.text.trim().slice(0, 120)}.`,
  };
}

function ownerIn(text: string): string | null {
  return (
    /(?:[/@]|:)((?:github|gitlab|bitbucket)\.(?:com|org)[/:][\w.-]+)\//
      .exec(text)?.[1]
      ?.replace(":", "/") ??
    /\b(?:github|gitlab):([\w.-]+)\//.exec(text)?.[1] ??
    null
  );
}

function bareUrl(text: string): string {
  return text.trim().replace(/[#@]?v?[\w.-]+["',\s]*$/, "");
}

/** Its name, and not what it is set to. */
function keyOf(text: string): string {
  return /^\s*(?:replace\s+)?["']?([\w@/.-]{1,120})/.exec(text)?.[1] ?? "";
}

/** Fields that say where the project itself lives. */
function isMetadata(text: string): boolean {
  return (
    /^\s*["']?(?:url|homepage|repository|bugs|documentation|directory|type|funding|source|issues|changelog)["']?\s*[:=]/i.test(
      text,
    ) && !/^\s*url\s*=/.test(text)
  );
}

/** A file that is new has nothing that it was redirected from. */
function isOfWholeFile({ before }: Reading): boolean {
  return before.text.trim() === "";
}
