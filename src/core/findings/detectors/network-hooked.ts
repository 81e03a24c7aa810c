/** Detector: something everybody calls is replaced while the program runs. */
import { pathOf } from "../../../domain/change.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { conjunctsOf } from "../conditions/condition.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newlyIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shortened } from "../suspicion.ts";
import { isAboutMoney } from "../words/lexicon.ts";

export const networkHooked: Detector = {
  id: "network-hooked",
  version: 1,
  title: "network hooked",
  family: "beneficiary",
  asks: "Is a function through which requests or payments go, such as fetch or the wallet of the page, replaced by another one?",
  why: "Whoever stands between the code and the network can read every key and swap every address, without a changed line at any of the places that send.",
  remedy: "Wrap the client that you own, by name, instead of replacing what everybody calls.",
  whenWrong:
    "It fires on instrumentation that really replaces these functions. A replacement under a computed name it only sees beside the name as a text, and none that a dependency makes. A fill-in where the function is missing is not reported.",
  severity:
    "high for the wallet of a page, and in code with words of money in its path, function or statement; else medium",
  patterns: ["B6"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...newlyIn(reading, (placed) => hookedBy(placed) !== null).map((fresh) =>
      suspicionOf(fresh, reading),
    ),
    ...hookedByName(reading),
  ],
};

/** Of the page and of its wallet, as texts. */
const sharedName =
  /^["'`](?:fetch|XMLHttpRequest|WebSocket|sendBeacon|ethereum|solana|sendTransaction|signTransaction|signAndSendTransaction|sendAsync)["'`]$/;

/** `page[name] = (…) => …` where the file has `"fetch"` as a text. */
function hookedByName(reading: Reading): readonly Suspicion[] {
  const names = freshIn(reading)
    .flatMap(({ now }) => tokensIn(now))
    .filter(({ text }) => sharedName.test(text))
    .map(({ text }) => text.slice(1, -1));
  const [name] = names;
  if (name === undefined) return [];
  return newlyIn(reading, (placed) => computedIn(placed) !== null).map((fresh) => {
    const target = computedIn(fresh.now) ?? "";
    const message = say`A function takes the place of ${shortened(target)}${insideOf(fresh.now)} under a name that is worked out, and the same change has ${name} as a text: calls of it may now go through this code first.`;
    const isMoney = isAboutMoney(pathOf(reading.file)) || names.some((each) => wallets.test(each));
    return ofFresh(fresh, { severity: isMoney ? "high" : "medium", message });
  });
}

/** What a function is put into under a name that only a variable knows. */
function computedIn({ step }: Placed): string | null {
  const assignment = assignmentOf(step.statement.tokens);
  if (assignment === null || assignment.target.length > 8) return null;
  const { target, value } = assignment;
  const [open, key, close] = target.slice(-3);
  const isComputed = open?.text === "[" && key?.kind === "word" && close?.text === "]";
  const isFunction = value
    .slice(0, 16)
    .some(({ text }) => text === "=>" || text === "function" || text === "lambda");
  return isComputed && isFunction ? joined(target) : null;
}

/** What stands between the code and the network or the wallet. */
const shared =
  /^(?:(?:window|globalThis|global|unsafeWindow)\.(?:fetch|XMLHttpRequest|ethereum|solana|WebSocket)|fetch|XMLHttpRequest\.prototype\.\w+|WebSocket\.prototype\.\w+|navigator\.sendBeacon|navigator\.clipboard\.\w+|(?:window\.|globalThis\.)?(?:ethereum|solana)\.(?:request|send|sendAsync|signTransaction|signAndSendTransaction)|https?\.(?:request|get|Agent\.prototype\.\w+)|(?:web3|provider|signer|wallet)\.(?:send|sendAsync|request|sendTransaction|signTransaction)|[\w.]{0,80}\.prototype\.(?:send|request|fetch|sendTransaction|signTransaction|transfer)|requests\.(?:get|post|put|request|Session\.\w+|sessions\.Session\.\w+|api\.\w+)|(?:socket\.socket|ssl\.wrap_socket|urllib\.request\.urlopen|urllib3\.\w+\.urlopen|httpx\.\w+\.\w+|aiohttp\.ClientSession\.\w+)|http\.Default(?:Transport|Client)(?:\.Transport)?)$/;
const wallets = /ethereum|solana|web3|provider|signer|wallet|clipboard|[tT]ransaction/;
const mostPath = 200;

/** What is replaced, as it is written; null where nothing is. */
function hookedBy(placed: Placed): string | null {
  const { tokens } = placed.step.statement;
  const assignment = assignmentOf(tokens);
  const target = assignment === null ? null : joined(assignment.target);
  if (target !== null && shared.test(target)) return isFillIn(placed, target) ? null : target;
  for (const { path, name, arguments: values } of invocationsIn(tokens)) {
    if (!/^(?:setattr|defineProperty|Proxy|setOwnProperty|spyOn|patch)$/.test(name)) continue;
    const [of, key] = values;
    const member = key?.[0]?.kind === "string" ? `.${key[0].text.replaceAll(/["'`]/g, "")}` : "";
    const whole = `${joined(of ?? [])}${name === "Proxy" ? "" : member}`;
    if (path.length < mostPath && shared.test(whole)) return whole;
  }
  return null;
}

function joined(tokens: readonly Token[]): string {
  return tokens.length > 20
    ? ""
    : tokens
        .map(({ text }) => text)
        .join("")
        .replaceAll(/\[["'`](\w+)["'`]\]/g, ".$1")
        .slice(0, mostPath);
}

/** Only where there is none yet. */
function isFillIn({ step }: Placed, target: string): boolean {
  const name = target.split(".").at(-1) ?? target;
  const words = textOf(step.statement.tokens);
  if (/ (?:\?\?=|\|\|=) /.test(words) || words.includes(`= ${target} ||`)) return true;
  return step.under.flatMap(conjunctsOf).some((text) => {
    const asks = text.includes(name) && /^not |undefined|null|typeof|None/.test(text);
    return asks && !/!==?|\bis not\b/.test(text);
  });
}

function suspicionOf(fresh: Fresh, reading: Reading): Suspicion {
  const { now } = fresh;
  const target = hookedBy(now) ?? "";
  const { path, parameters } = now.routine;
  const isMoney =
    isAboutMoney(pathOf(reading.file), path, ...parameters, now.step.text) || wallets.test(target);
  return ofFresh(fresh, { severity: isMoney ? "high" : "medium", message: messageOf(target, now) });
}

function messageOf(target: string, now: Placed): Sentence {
  return say`${shortened(target)} is replaced${insideOf(now)}: every call of it in this program now goes through this code first.`;
}
