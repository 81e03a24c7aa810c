/** Detector: the code talks to a machine that it did not know. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { type Host, hostsIn, ownerOf } from "../destinations/host.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const hostAdded: Detector = {
  id: "host-added",
  version: 1,
  title: "host added",
  family: "key",
  asks: "Does code that handles keys or moves money now name a machine outside that its file did not know?",
  why: "Whatever is stolen has to go somewhere: a host that nobody has heard of, beside keys, is the other half of every exfiltration.",
  remedy:
    "Say whose machine it is and what is sent there; keep hosts in configuration that people review.",
  whenWrong:
    "It fires on every honest new service beside keys or payments. It does not see a host that is put together at run time or comes from configuration, nor one of a service that the file already talks to.",
  severity: "medium in a function that handles keys or moves money; elsewhere nothing is reported",
  patterns: ["K4"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const seen = new Set<string>();
    return freshIn(reading).flatMap((fresh) =>
      strangersIn(fresh.now, reading)
        .filter(({ name }) => !seen.has(ownerOf(name)) && seen.add(ownerOf(name)))
        .flatMap((host) => suspicionOf(host, fresh, reading)),
    );
  },
};

/** Hosts in code; a text that stands alone explains something. */
function strangersIn(placed: Placed, { before }: Reading): readonly Host[] {
  const tokens = tokensIn(placed);
  if (tokens.length < 2) return [];
  return hostsIn(textOfStrings(placed)).filter(({ name }) => !before.text.includes(ownerOf(name)));
}

function textOfStrings(placed: Placed): string {
  return tokensIn(placed)
    .filter(({ text }) => text.length > 6)
    .map(({ text }) => text)
    .join(" ");
}

function suspicionOf({ name }: Host, fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const severity = severityOf(fresh, reading);
  if (severity === null) return [];
  const message = say`${name}${insideOf(fresh.now)} is a machine outside that this file did not know, in code that handles keys or moves money.`;
  return [ofFresh(fresh, { severity, message, about: name })];
}

/** What names everything here: a function alone, or the path of a file outside functions. */
function severityOf({ now, old }: Fresh, reading: Reading): Severity | null {
  if (old !== null && hostsIn(textOfStrings(old)).length > 0) return null;
  const { path } = now.routine;
  if (path === null) return null;
  const words = [path, ...now.routine.parameters];
  const isNearKeys =
    speaksOf("walletKey", ...words) || speaksOf("besideWalletKeys", pathOf(reading.file), path);
  return isNearKeys || speaksOf("transferCall", path.split(".").at(-1) ?? null) ? "medium" : null;
}
