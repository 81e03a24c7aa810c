/** Detector: an address that the file did not know. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { type Address, addressesIn, canonicalOf, endsOf } from "../destinations/address.ts";
import { type AddressToken, addressesAmong, isNobodys } from "../destinations/address-value.ts";
import { recipientsIn } from "../destinations/recipient.ts";
import { replacementsIn } from "../destinations/replaced.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const addressAdded: Detector = {
  id: "address-added",
  version: 2,
  title: "address added",
  family: "beneficiary",
  asks: "Does the code now know an address of its own, as the recipient of money or one that looks like another?",
  why: "Who is paid should come from customers, from configuration or from a list that people review; an address in the code belongs to whoever wrote it there.",
  remedy:
    "Say whose address it is, and list it under `known` in the policy, which needs reviews of its own.",
  whenWrong:
    "It fires on an honest treasury or fee address. It does not report addresses in lists of tokens, deployments and interfaces unless they look like another one of the file, nor an address that is put together at run time.",
  severity:
    "high where it is the recipient of money or looks like another address of the file; medium in a function that moves money; low elsewhere, unless there are many",
  patterns: ["B2", "B6"],
  options: ["known"],
  looksAt: "text",
  detect: (reading, setting) => {
    const known = new Set(setting.kind === "on" ? setting.known.map(canonicalOf) : []);
    // Only looked for where there is something to compare.
    let found: LookAlikes | null = null;
    const alike = (): LookAlikes => {
      found ??= lookAlikesIn(reading, known);
      return found;
    };
    const replaced = replacementsIn(reading.hunks).map(({ after }) => after.address.canonical);
    const passed = new Set([...known, ...replaced]);
    const seen = new Set<string>();
    const suspicions = freshIn(reading).flatMap((fresh) =>
      strangersIn(fresh, reading, passed)
        .filter(({ address }) => !seen.has(address.canonical) && seen.add(address.canonical))
        .flatMap((stranger) => suspicionOf(stranger, fresh, reading, alike())),
    );
    // Many at once are a list of what others deployed.
    const quiet = suspicions.filter(({ severity }) => severity === "low");
    return quiet.length <= mostQuiet
      ? suspicions
      : suspicions.filter(({ severity }) => severity !== "low");
  },
};

const mostQuiet = 3;
const mostText = 400_000;
/** Files that list what others deployed. */
const listing =
  /(?:^|\/)(?:abis?|artifacts|deployments?|broadcast|tokens?|token-?lists?|addresses|contracts?-?list|subgraph|idls?|chains?|registry|snapshots?)(?:[-_.\w]*\/|[-_.\w]*\.(?:json|ya?ml|toml|csv|ts|js|py)$)/i;

/** Of what this file's own addresses look like: ends, and who has them. */
type LookAlikes = ReadonlyMap<string, ReadonlySet<string>>;

function lookAlikesIn({ before, after }: Reading, known: ReadonlySet<string>): LookAlikes {
  const alike = new Map<string, Set<string>>();
  const add = (canonical: string): void => {
    const ends = endsOf(canonical);
    alike.set(ends, (alike.get(ends) ?? new Set()).add(canonical));
  };
  for (const text of [before.text, after.text])
    for (const line of text.slice(0, mostText).split("\n"))
      for (const address of addressesIn(line)) if (!isNobodys(address)) add(address.canonical);
  for (const canonical of known) add(canonical);
  return alike;
}

/** New to the file, and somebody's. */
function strangersIn(
  { now, old }: Fresh,
  reading: Reading,
  passed: ReadonlySet<string>,
): readonly AddressToken[] {
  const found = addressesAmong(tokensIn(now)).filter(
    ({ address }) => !isNobodys(address) && !passed.has(address.canonical),
  );
  if (found.length === 0) return [];
  const before = old === null ? [] : addressesAmong(tokensIn(old));
  return found.filter(
    ({ address }) =>
      !before.some((other) => other.address.canonical === address.canonical) &&
      !isIn(reading.before.text, address),
  );
}

function isIn(text: string, { canonical, text: written }: Address): boolean {
  return text.includes(written) || text.slice(0, mostText).toLowerCase().includes(canonical);
}

function suspicionOf(
  { address, token }: AddressToken,
  fresh: Fresh,
  reading: Reading,
  alike: LookAlikes,
): readonly Suspicion[] {
  const others = alike.get(endsOf(address.canonical)) ?? new Set<string>();
  const twin = [...others].find((other) => other !== address.canonical) ?? null;
  const path = pathOf(reading.file);
  const names = recipientsIn(fresh.now).filter(({ value }) => value.includes(token));
  // In a list of what is deployed where, everything has an address.
  const isPaid = (name: string): boolean => !listing.test(path) || !/^addr(?:ess)?$/i.test(name);
  const isRecipient = names.some(({ name }) => isPaid(name));
  const found = severityOf(fresh, path, { isRecipient, twin });
  const severity = found ?? (names.length > 0 ? "low" : null);
  if (severity === null) return [];
  const message = messageOf(address, fresh, { isRecipient, twin });
  return [ofFresh(fresh, { severity, message, about: address.canonical })];
}

interface Facts {
  readonly isRecipient: boolean;
  readonly twin: string | null;
}

function severityOf({ now }: Fresh, path: Path, { isRecipient, twin }: Facts): Severity | null {
  if (twin !== null) return "high";
  if (isRecipient) return listing.test(path) ? "medium" : "high";
  if (listing.test(path)) return null;
  return speaksOf("movesMoney", now.routine.path) ? "medium" : "low";
}

function messageOf(
  { chain, text, isMistyped }: Address,
  { now }: Fresh,
  { isRecipient, twin }: Facts,
): Sentence {
  const what = say`The ${{ kind: "ours", text: chain }} address ${text}${insideOf(now)} is new`;
  const role = isRecipient ? say` and gets money.` : say` to this file.`;
  const alike = twin === null ? say`` : say` It begins and ends like ${twin}, and is another one.`;
  const mistyped = isMistyped ? say` Its checksum is wrong: no tool wrote it like this.` : say``;
  return say`${what}${role}${alike}${mistyped}`;
}
