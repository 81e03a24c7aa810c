/** Detector: an address that nobody can read in the code. */
import { pathOf } from "../../../domain/change.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { type Assembled, assembledIn } from "../destinations/assembled.ts";
import { recipientsIn } from "../destinations/recipient.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const addressDecoded: Detector = {
  id: "address-decoded",
  version: 1,
  title: "address decoded",
  family: "beneficiary",
  asks: "Is an address put together, decoded or computed at run time, so that nobody can read or search it?",
  why: "An address in pieces passes every search for addresses and every reader; honest code has no reason to hide whom it pays.",
  remedy: "Write the address as it is, and say whose it is.",
  whenWrong:
    "It fires where an honest constant is kept in base64 or in bytes. It works out addresses from pieces, base64, bytes, reversed text and numbers turned by one key, within one statement; what is computed over several statements it only sees where the result is named as a recipient.",
  severity:
    "critical where an address comes out; high where the recipient of money is decoded from a text in the code",
  patterns: ["B5"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
};

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const assembled = assembledIn(tokensIn(fresh.now));
  if (assembled !== null) {
    const before = fresh.old === null ? null : assembledIn(tokensIn(fresh.old));
    if (before?.address.canonical === assembled.address.canonical) return [];
    return [ofFresh(fresh, { severity: "critical", message: workedOut(assembled, fresh) })];
  }
  if (!speaksOf("movesMoney", pathOf(reading.file), fresh.now.routine.path, fresh.now.step.text))
    return [];
  const decoded = recipientsIn(fresh.now).find(({ value }) => decodesLiteral(value));
  if (decoded === undefined) return [];
  if (fresh.old !== null && recipientsIn(fresh.old).some(({ value }) => decodesLiteral(value)))
    return [];
  const message = say`${decoded.name}${insideOf(fresh.now)} is now decoded by the program: ${shownCode(decoded.value)}. Nobody can read who gets the money.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

const decoding =
  /^(?:atob|b64decode|urlsafe_b64decode|b32decode|unhexlify|fromhex|fromCharCode|DecodeString|from_hex|decode|fromBase64|decompress|inflate|rot13|xor|unscramble|deobfuscate)$/;

/** A call that decodes something long that is written in it, or that makes letters of numbers. */
function decodesLiteral(value: readonly Token[]): boolean {
  if (value.some(({ text }) => /^(?:chr|fromCharCode|fromCodePoint|from_u32|rot13)$/.test(text)))
    return true;
  return invocationsIn(value).some(
    ({ name, inside }) =>
      decoding.test(name) &&
      inside.some(({ kind, text }) => kind === "string" && text.length >= 18),
  );
}

function workedOut({ address, how }: Assembled, { now }: Fresh): Sentence {
  return say`The address ${address.text}${insideOf(now)} is ${{ kind: "ours", text: how }}: no search finds it and no reader sees it.`;
}
