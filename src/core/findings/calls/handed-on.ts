/** Secrets that are handed to functions of our own, which give them away. */
import type { Path } from "../../../domain/change.ts";
import type { Token } from "../../syntax/token.ts";
import { byLastName } from "../checks/callees.ts";
import { freshIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { speaksOf } from "../words/lexicon.ts";
import { namesHolding } from "./flow.ts";
import { type Invocation, invocationsIn } from "./invocation.ts";
import { type Handover, type Held, heldIn, type Secret, secretsIn } from "./secret.ts";

/** A function, and where it gives away what it gets. */
export interface Giver {
  readonly routine: Routine;
  readonly parameter: string;
  readonly index: number;
  readonly placed: Placed;
  /** Null where it is in this file. */
  readonly file: Path | null;
  /** To whom. */
  readonly handover: Handover;
}

/** Somebody who calls it with a secret. */
export interface Trusting {
  readonly giver: Giver;
  readonly placed: Placed;
  readonly secret: Secret;
}

const mostCallers = 400;
const mostParameters = 8;
/** Cheaper than to follow what the names of a whole file hold. */
const mayHold = /priv|seed|mnemonic|secret|passphrase|keypair|xprv|wif|signing|master|recovery/i;

/** Functions of this file and of those beside it that give a parameter away. */
export function giversIn(
  reading: Reading,
  givesAway: (placed: Placed, held: Held) => Handover | null,
): readonly Giver[] {
  if (!mayHold.test(reading.after.text)) return [];
  const files = [{ path: null, source: reading.after }, ...reading.beside];
  return files.flatMap(({ path, source }) =>
    source.routines.flatMap((routine) =>
      parametersOf(routine).flatMap((parameter, index): readonly Giver[] => {
        const held: Held = { ...nothing, wallet: namesFrom(parameter, routine) };
        for (const step of routine.steps) {
          const placed = { step, routine };
          const handover = givesAway(placed, held);
          if (handover?.secret.kind === "wallet")
            return [{ routine, parameter, index, placed, file: path, handover }];
        }
        return [];
      }),
    ),
  );
}

const nothing: Held = { wallet: new Set(), credential: new Set(), seedsOpenWallets: false };

function namesFrom(parameter: string, routine: Routine): ReadonlySet<string> {
  return namesHolding(
    routine,
    (value, wallet) =>
      secretsIn(value, { ...nothing, wallet }).some(({ kind }) => kind === "wallet"),
    new Set([parameter]),
  );
}

/** Calls of them in this file that pass on what opens a wallet. */
export function trustingIn(reading: Reading, givers: readonly Giver[]): readonly Trusting[] {
  if (givers.length === 0) return [];
  const names = byLastName(givers.map(({ routine }) => routine));
  const calls = reading.after.routines
    .flatMap((routine) => routine.steps.map((step) => ({ step, routine })))
    .flatMap((placed) => ownCallsIn(placed, (name) => names.has(name)))
    .slice(0, mostCallers);
  const known = new Map<Routine, Held>();
  return calls.flatMap(({ placed, call }) => {
    const held = known.get(placed.routine) ?? heldIn(placed.routine, reading);
    known.set(placed.routine, held);
    return givers
      .filter(({ routine }) => lastWord(routine) === call.name && routine !== placed.routine)
      .flatMap((giver): readonly Trusting[] => {
        const secret = walletKeyIn(call.arguments[giver.index] ?? [], held);
        return secret === null ? [] : [{ giver, placed, secret }];
      });
  });
}

/** Names of functions that a new statement hands a secret to. */
export function trustedIn(reading: Reading): readonly string[] {
  if (!mayHold.test(reading.after.text)) return [];
  return freshIn(reading).flatMap(({ now }) =>
    ownCallsIn(now, () => true).flatMap(({ call }) => {
      const held = heldIn(now.routine, reading);
      const isTrusted = call.arguments.some((value) => walletKeyIn(value, held) !== null);
      return isTrusted ? [call.name] : [];
    }),
  );
}

function ownCallsIn(
  placed: Placed,
  isOwn: (name: string) => boolean,
): readonly { readonly placed: Placed; readonly call: Invocation }[] {
  const { kind, tokens } = placed.step.statement;
  if (kind === "function" || kind === "class") return [];
  return invocationsIn(tokens)
    .filter((call) => isOwn(call.name) && !speaksOf("keyService", call.path))
    .map((call) => ({ placed, call }));
}

function walletKeyIn(value: readonly Token[], held: Held): Secret | null {
  return secretsIn(value, held).find(({ kind }) => kind === "wallet") ?? null;
}

function parametersOf({ parameters }: Routine): readonly string[] {
  return parameters.filter((name) => !/^(?:self|cls|this|)$/.test(name)).slice(0, mostParameters);
}

function lastWord({ path }: Routine): string {
  return path?.split(".").at(-1) ?? "";
}
