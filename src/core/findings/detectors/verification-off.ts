/** Detector: a connection no longer checks who is at the other end. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { namedOf, spelledOut } from "../calls/definition.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, insideOf, ofAdded, ofLine, ofSetting, shownCode } from "../suspicion.ts";
import { constantOf } from "../values/constant.ts";
import type { Constant } from "../values/literal.ts";
import type { Setting } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

export const verificationOff: Detector = {
  id: "verification-off",
  version: 1,
  title: "verification off",
  family: "verification",
  asks: "Does a connection or a token no longer check who it comes from?",
  why: "Without the check anybody between us and the exchange can read the API keys and answer with prices and addresses of his own; one word turns it off and everything goes on working.",
  remedy:
    "Leave the check on and give the client the certificate that it lacks, or show that the other end is on this machine.",
  whenWrong:
    "It fires on tools for developers who talk to a server with a certificate of its own. It does not see a check that is turned off by a value that is not constant, by the environment, by a library's default, or by a certificate that was added to the trusted ones.",
  severity:
    "critical when the switch is known to check the other end; high when a condition in the code decides whether it does; medium when only its name is like one, and for options of a command line",
  patterns: ["V1"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    withoutTwins([
      ...reading.settings.changed.flatMap((change) => {
        const claim = claimOf(change.after, reading);
        return claim === null || isOff(change.before, reading) ? [] : [ofSetting(change, claim)];
      }),
      ...reading.settings.added.flatMap((setting) => addedOf(setting, reading)),
      ...decidedByCode(reading),
      ...freshIn(reading).flatMap(blindOf),
      ...freshLinesOf(reading).flatMap((line) => lineOf(line, reading)),
    ]),
};

/** `InsecureSkipVerify: custom`, where `custom` is worked out here, or is a constant of this file. */
function decidedByCode(reading: Reading): readonly Suspicion[] {
  const file = namedOf(reading, "after");
  const { added, changed } = reading.settings;
  return [...added, ...changed.map(({ after }) => after)].flatMap(
    (setting): readonly Suspicion[] => {
      const { name, value, tokens, placed } = setting;
      const last = name.split(".").at(-1) ?? name;
      const trusts = does("peerTrust", last);
      if (value !== null || setting.sign !== "=" || !(trusts || does("peerCheck", last))) return [];
      if (isForThisMachine(placed.step.text)) return [];
      const meant = spelledOut(tokens, file);
      const constant = constantOf(meant);
      const isOff = constant !== null && (trusts ? isYes(constant) : isNo(constant));
      const isWorkedOut = constant === null && meant.some(({ text }) => decides.has(text));
      if (!isOff && !isWorkedOut) return [];
      const message = say`${name}${insideOf(placed)} is ${shownCode(tokens)}, which is ${shownCode(bare(meant))}: where that holds, nobody checks that the other end is who it says it is.`;
      const at = { startLine: setting.line, endLine: setting.line };
      const severity = isOff ? "critical" : "high";
      return [{ ...ofAdded(placed, { severity, message, about: name }), after: at }];
    },
  );
}

function bare(tokens: readonly Token[]): readonly Token[] {
  const isBracketed = tokens[0]?.text === "(" && tokens.at(-1)?.text === ")";
  return isBracketed ? tokens.slice(1, -1) : tokens;
}

/** They make an answer of their own, which no configuration gave. */
const decides: ReadonlySet<string> = new Set("|| && or and == === != !== > < >= <= ?".split(" "));

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

function addedOf(setting: Setting, reading: Reading): readonly Suspicion[] {
  const claim = claimOf(setting, reading);
  const wasThere = reading.settings.removed.some(
    (old) => old.name === setting.name && isOff(old, reading),
  );
  if (claim === null || wasThere) return [];
  const at = { startLine: setting.line, endLine: setting.line };
  return [{ ...ofAdded(setting.placed, { ...claim, about: setting.name }), after: at }];
}

function claimOf(setting: Setting, reading: Reading): Claim | null {
  const severity = severityOf(setting, reading);
  if (severity === null) return null;
  const message = say`${setting.name}${insideOf(setting.placed)} is ${shownCode(setting.tokens)}: nobody checks any more that the other end is who it says it is.`;
  return { severity, message };
}

function isOff(setting: Setting, reading: Reading): boolean {
  return severityOf(setting, reading) !== null;
}

function severityOf(setting: Setting, { after }: Reading): Severity | null {
  const { name, value, placed } = setting;
  const last = name.split(".").at(-1) ?? name;
  if (value === null || setting.sign !== "=" || isForThisMachine(placed.step.text)) return null;
  if (does("peerCheck", last) && isNo(value)) return "critical";
  if (does("peerTrust", last) && isYes(value)) return "critical";
  if (last !== "verify" && last !== "ssl") return null;
  if (value.kind !== "boolean" || value.is) return null;
  const { text } = placed.step;
  const isOfSession = /\. (?:verify|ssl) =/.test(text) && clients.test(after.text);
  if (
    !isOfSession &&
    !speaksOf("network", text) &&
    !/\b(?:session|client|jwt|decode)\b/i.test(text)
  )
    return null;
  return last === "verify" ? "critical" : "medium";
}

/** Whose sessions have such a switch. */
const clients = /\b(?:requests|httpx|aiohttp)\b/;

function isNo(value: Constant): boolean {
  if (value.kind === "boolean") return !value.is;
  return value.kind === "number" && value.number === 0;
}

function isYes(value: Constant): boolean {
  if (value.kind === "boolean") return value.is;
  return value.kind === "number" && value.number === 1;
}

/** Uses of what trusts everybody, whatever it is set to. */
function blindOf(fresh: Fresh): readonly Suspicion[] {
  const { tokens } = fresh.now.step.statement;
  const name = namesIn(tokens).find(
    (each) =>
      each.tokens.some((token) => newTokens(fresh).has(token)) &&
      (each.text.split(".").some((part) => does("blindTrust", part)) ||
        callsOff(
          each.text,
          tokens.slice(each.at + each.tokens.length, each.at + each.tokens.length + 2),
        )),
  );
  if (name === undefined || /^(?:import|use|using|from)$/.test(tokens[0]?.text ?? "")) return [];
  const message = say`${name.text}${insideOf(fresh.now)} trusts whoever answers: the other end is no longer checked.`;
  return [ofFresh(fresh, { severity: "critical", message })];
}

/** `curl_setopt($c, CURLOPT_SSL_VERIFYPEER, 0)`, `danger_accept_invalid_certs(true)`. */
function callsOff(name: string, rest: readonly { readonly text: string }[]): boolean {
  const [sign, value] = rest;
  if (sign?.text === ",")
    return does("peerCheck", name) && /^(?:0|0L|false)$/i.test(value?.text ?? "");
  if (sign?.text !== "(") return false;
  if (does("peerTrust", name)) return value?.text === "true";
  return does("peerCheck", name) && value?.text === "false";
}

const switches =
  /\bcurl\b[^|\n]{0,200}?\s(?:-k|--insecure|-[a-zA-Z]{1,6}k)(?=\s|$)|\bwget\b[^|\n]{0,200}?--no-check-certificate|NODE_TLS_REJECT_UNAUTHORIZED["']?\s*[=:]\s*["']?0|GIT_SSL_NO_VERIFY["']?\s*[=:]\s*["']?(?:1|true)|http\.sslVerify[ =]+false|strict-ssl[ =]+false|sslmode=disable\b/i;

/** Command lines and environment, which are no settings of any language. */
function lineOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const found = switches.exec(text.slice(0, 2_000))?.[0];
  if (found === undefined || isForThisMachine(text) || /^\s*(?:#|\/\/|\*)/.test(text)) return [];
  const severity = /^(?:NODE|GIT|http)/.test(found) ? "critical" : "medium";
  const message = say`${found.trim().slice(0, 80)} turns off the check of who is at the other end.`;
  return [ofLine(reading, line, text, { severity, message })];
}

function isForThisMachine(text: string): boolean {
  return /\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]/.test(text);
}

/** One statement says it once. */
function withoutTwins(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const seen = new Set<number>();
  return suspicions.filter(({ after }) => {
    const line = after?.startLine ?? 0;
    if (seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}
