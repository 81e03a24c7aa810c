/** Detector: a key or a seed leaves the machine. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import { namesHolding } from "../calls/flow.ts";
import { type Giver, giversIn, trustingIn } from "../calls/handed-on.ts";
import { invocationsIn } from "../calls/invocation.ts";
import {
  type Handover,
  type Held,
  handoverIn,
  heldIn,
  meaningOf,
  putWhereItLeaves,
} from "../calls/secret.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const secretSent: Detector = {
  id: "secret-sent",
  version: 1,
  title: "secret sent",
  family: "key",
  asks: "Does a private key, a seed or a password now go into a request, a header, a lookup of a name, or a count of visitors?",
  why: "Whoever receives the key has the money, at a time of their choosing; one call that looks like telemetry is how the keys of whole user bases were stolen.",
  remedy:
    "Take the secret out of what is sent. A service that signs for you gets what is to be signed, never the key.",
  whenWrong:
    "It fires on an honest import of a key into a service whose name does not speak of a vault, an HSM or a key service. It follows a secret through the variables of one function, and into one more function of the same change: not through fields, and no further. Passwords and API keys are reported only where they go to telemetry or chat.",
  severity:
    "critical for what opens a wallet; medium for a password or API key that goes to telemetry",
  patterns: ["K1", "K2"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const direct = freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading));
    return [...direct, ...throughOthers(reading)];
  },
};

/**
 * A function of our own gives away what it gets, and somebody hands it a key. Where the name of its
 * parameter says what it is, the statement that sends it is told of anyway.
 */
function throughOthers(reading: Reading): readonly Suspicion[] {
  const givers = giversIn(reading, (placed, held) =>
    mayTake(placed) ? sentBy(placed, held) : null,
  ).filter(({ parameter, file }) => file !== null || !speaksOf("walletKey", parameter));
  const fresh = new Map(freshIn(reading).map((each) => [each.now.step, each]));
  const told = new Set<Giver>();
  return trustingIn(reading, givers).flatMap(({ giver, placed, secret }): readonly Suspicion[] => {
    const at = fresh.get(giver.placed.step) ?? fresh.get(placed.step);
    if (at === undefined || told.has(giver)) return [];
    told.add(giver);
    const { routine, file } = giver;
    const where = file === null ? say`` : say` in ${file}`;
    const message = say`${secret.name}${insideOf(placed)}, which ${meaningOf(secret)}, is handed to ${routine.path ?? ""}${where} as ${giver.parameter}, and from there to ${shortened(giver.handover.to)}: it leaves this machine.`;
    return [ofFresh(at, { severity: "critical", message })];
  });
}

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  if (!mayTake(fresh.now)) return [];
  const handover = sentBy(fresh.now, heldIn(fresh.now.routine, reading));
  const severity = handover === null ? null : severityOf(handover);
  if (handover === null || severity === null) return [];
  const before = fresh.old === null ? null : sentBy(fresh.old, heldIn(fresh.old.routine, reading));
  if (before !== null && before.secret.name === handover.secret.name) return [];
  return [ofFresh(fresh, { severity, message: messageOf(fresh, handover) })];
}

/** Cheaper than to follow what the names hold. */
function mayTake({ step }: Placed): boolean {
  return (
    step.statement.tokens.some(({ kind, text }) => kind === "word" && hints.test(text)) ||
    step.statement.tokens.some(({ kind, text }) => kind === "word" && takes(text))
  );
}

const hints =
  /^(?:send\w{0,10}|write|Write|put|request|emit|push|end|Do|src|href|location)$|header/i;

function sentBy(placed: Placed, held: Held): Handover | null {
  const lines = linesIn(placed.routine);
  const isLine = (path: string): boolean => {
    const [owner = "", ...rest] = path.split(".");
    return lines.has(owner) && sending.test(rest.at(-1) ?? "");
  };
  return (
    handoverIn(placed, held, (path) => takes(path) || isLine(path)) ??
    putWhereItLeaves(placed, held)
  );
}

/** What a connection is asked to do with its argument. */
const sending = /^(?:send\w{0,10}|write|Write|post|put|request|emit|push|end|Do)$/;

/** Names that hold a connection: `request` of `request = new XMLHttpRequest()`. */
const linesIn = remembered((routine: Routine) =>
  namesHolding(routine, (value) =>
    invocationsIn(value.slice(0, 20)).some(({ path }) => speaksOf("sends", path)),
  ),
);

function takes(path: string): boolean {
  return speaksOf("sends", path) || speaksOf("telemetry", path)
    ? !speaksOf("keyService", path)
    : false;
}

function severityOf({ secret, to }: Handover): Severity | null {
  if (secret.kind === "wallet") return "critical";
  // Services have passwords of their own: only one that goes to those who count visitors is odd.
  return speaksOf("telemetry", to) && speaksOf("credential", secret.name) ? "medium" : null;
}

function messageOf({ now }: Fresh, { secret, to }: Handover): Sentence {
  const place = insideOf(now);
  return say`${secret.name}${place}, which ${meaningOf(secret)}, is now handed to ${shortened(to)}: it leaves this machine.`;
}
