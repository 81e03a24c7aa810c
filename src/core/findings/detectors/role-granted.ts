/** Detector: somebody new gets the power over a contract or a system, or keeps it. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { type Call, callsIn } from "../calls/call.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofAdded, ofPair, ofRemoved, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const roleGranted: Detector = {
  id: "role-granted",
  version: 1,
  title: "power handed out",
  family: "identity",
  asks: "Is a role with power given to somebody new, or no longer given up by whoever sets things up?",
  why: "A developer who keeps one role in a contract, or gives one to an address of his own, needs no bug: in 2025 one such role took 49 million dollars out of a bank's vault.",
  remedy:
    "Name who holds the new role and how it can be taken away; give up in the same script what only setting up needed.",
  whenWrong:
    "It fires on honest deployments. It does not see a role that is given by a transaction outside the repository, or under a name that says nothing of power.",
  severity:
    "critical when a role is given to an address that stands in the code; high when a role was given up and is not any more; else medium",
  patterns: ["I6", "G12"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.matching.edited.flatMap((pair) => {
      const known = new Set(grantsIn(pair.before).map(({ text }) => text));
      const [grant] = grantsIn(pair.after).filter(({ text }) => !known.has(text));
      return grant === undefined ? [] : [ofPair(pair, claimOf(grant, pair.after))];
    }),
    ...reading.matching.added.flatMap((placed) =>
      grantsIn(placed)
        .slice(0, 1)
        .map((grant) => ofAdded(placed, claimOf(grant, placed))),
    ),
    ...kept(reading),
  ],
};

interface Grant {
  readonly text: string;
  readonly to: string;
  readonly isLiteral: boolean;
}

/** `_grantRole(ADMIN_ROLE, 0x…)`, `transferOwnership(0x…)`, `addMinter(…)`. */
function grantsIn({ step: { statement } }: Placed): readonly Grant[] {
  if (statement.kind === "function" || statement.kind === "class") return [];
  return callsIn(statement.tokens).flatMap((call): readonly Grant[] => {
    const to = call.arguments.at(-1);
    if (to === undefined || !givesPower(call)) return [];
    const [only] = to.filter(({ kind }) => kind === "number" || kind === "string");
    const isLiteral =
      only !== undefined &&
      /0x[\da-fA-F]{8,}|^["'`][\w.+-]+@[\w.-]+["'`]$|^["'`][1-9A-HJ-NP-Za-km-z]{32,44}["'`]$/.test(
        only.text,
      );
    return [
      {
        text: shownCall(call),
        to: readableOf(textOf(to)),
        isLiteral,
      },
    ].filter(({ isLiteral: is }) => is || isBare(to));
  });
}

function shownCall({ name, arguments: values }: Call): string {
  return `${name}(${values.map((value) => readableOf(textOf(value))).join(", ")})`;
}

/** `msg.sender`, `tx.origin`: whoever sets up. */
function isBare(tokens: readonly Token[]): boolean {
  return /^(?:msg \. sender|tx \. origin|_msgSender \( \))$/.test(textOf(tokens));
}

function givesPower({ name, arguments: values }: Call): boolean {
  if (!speaksOf("grantCall", name)) return false;
  return (
    speaksOf("admin", name, ...values.map((value) => textOf(value))) ||
    /ownership|admin|minter/i.test(name)
  );
}

function claimOf(
  { text, to, isLiteral }: Grant,
  placed: Placed,
): { readonly severity: Severity; readonly message: ReturnType<typeof say> } {
  return {
    severity: isLiteral ? "critical" : "medium",
    message: say`Power is given to ${shortened(to)}${insideOf(placed)}: ${shortened(text)} is new.`,
  };
}

/** `renounceRole(…)` is gone: who set things up keeps what he had. */
function kept(reading: Reading): readonly Suspicion[] {
  if (reading.after.text === "" || !/\.(?:sol|vy|ts|js|py|rs)$/.test(pathOf(reading.file)))
    return [];
  const { removed, edited } = reading.matching;
  return [...removed, ...edited.map(({ before }) => before)].flatMap((placed) => {
    const name = callsIn(placed.step.statement.tokens).find((call) =>
      /^_?(?:renounce|revoke)(?:Role|Ownership|Admin)?|^_disableInitializers$/i.test(call.name),
    )?.name;
    const isThere = reading.after.routines.some(
      ({ path, steps }) => path === placed.routine.path && steps.length > 0,
    );
    if (name === undefined || !isThere || isCalled(name, reading)) return [];
    const message = /initializers/i.test(name)
      ? say`The call of ${name}${insideOf(placed)} is gone: whoever comes first may initialise this contract, and owns it.`
      : say`The call of ${name}${insideOf(placed)} is gone: whoever had the power before keeps it.`;
    return [ofRemoved(placed, reading, { severity: "high", message })];
  });
}

/** Also where nothing changed; a comment that speaks of it is no call. */
function isCalled(name: string, { after }: Reading): boolean {
  return after.text
    .split("\n")
    .some((line) => line.includes(`${name}(`) && !/^\s*(?:\/\/|\/?\*|#)/.test(line));
}
