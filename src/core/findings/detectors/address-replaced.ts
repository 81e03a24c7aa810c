/** Detector: an address literal stands where another one stood. */
import { type Sentence, say } from "../../../domain/sentence.ts";
import { canonicalOf, isLookAlike } from "../destinations/address.ts";
import { type Replacement, replacementsIn } from "../destinations/replaced.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { enclosingOf } from "../sides/enclosing.ts";
import type { Reading } from "../sides/subject.ts";

export const addressReplaced: Detector = {
  id: "address-replaced",
  version: 1,
  title: "address replaced",
  family: "beneficiary",
  asks: "Does another address now stand where one stood?",
  why: "Whoever holds the key of the new address gets the money; one literal is all that it takes, and nobody reads forty hex digits.",
  remedy:
    "Check the new address through a second channel, then list it under `known` in the policy, which needs reviews of its own.",
  whenWrong:
    "It fires on honest rotations and on a new deployment of a contract. It does not see an address that is put together at run time, or one that is new where none stood.",
  severity: "critical",
  patterns: ["B1", "B6"],
  options: ["known"],
  looksAt: "text",
  detect: (reading, setting) => {
    const known = new Set(setting.kind === "on" ? setting.known.map(canonicalOf) : []);
    return replacementsIn(reading.hunks)
      .filter(({ after }) => !known.has(after.address.canonical))
      .map((replacement) => suspicionOf(replacement, reading));
  },
};

function suspicionOf(replacement: Replacement, reading: Reading): Suspicion {
  const { before, after } = replacement;
  const within = enclosingOf(reading.after.statements, after.line);
  return {
    severity: "critical",
    within,
    side: "after",
    message: messageOf(replacement, within),
    before: { startLine: before.line, endLine: before.line },
    after: { startLine: after.line, endLine: after.line },
    statements: [identityOf(before), identityOf(after)],
  };
}

function identityOf(place: Replacement["before"]): string {
  return `${place.label} ${place.address.canonical}`;
}

function messageOf({ before, after }: Replacement, within: string | null): Sentence {
  const place = within === null ? say`` : say` in ${within}`;
  const alike = isLookAlike(before.address.canonical, after.address.canonical)
    ? say` The two look alike: same beginning, same end.`
    : say``;
  const mistyped = after.address.isMistyped
    ? say` The new one has a wrong checksum: no tool wrote it like this.`
    : say``;
  return say`The ${{ kind: "ours", text: after.address.chain }} address ${before.address.text}${place} became ${after.address.text}.${alike}${mistyped}`;
}
