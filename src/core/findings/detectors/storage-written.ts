/** Detector: a contract's memory is written past its own rules. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import { type Call, callsIn } from "../calls/call.ts";
import type { Detector } from "../detector.ts";
import { freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const storageWritten: Detector = {
  id: "storage-written",
  version: 1,
  title: "storage written directly",
  family: "guard",
  asks: "Does a contract or a script now write into a storage slot by its number?",
  why: "Before Munchables was emptied, a developer had written a balance of his own into a slot of an early version; the upgrade that followed looked clean, and the balance was still there.",
  remedy:
    "Use a named variable; where a slot is needed, show how its number comes about and who may write it.",
  whenWrong:
    "It fires on libraries and proxies that keep their state in slots of their own, which is how upgrades are done. It does not see a pointer to a struct that is given another slot, or a write in a contract that is called with its caller's storage.",
  severity:
    "high in a function that initialises, upgrades or moves money, where the slot is an entry of a mapping or the value an amount, and where a script sets a slot of a contract; else medium",
  patterns: ["G12"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const writing = freshIn(reading)
      .map((fresh) => ({ fresh, writes: writesIn(tokensIn(fresh.now)) }))
      .filter(({ writes }) => writes.length > 0);
    if (writing.length === 0) return [];
    const known = new Set(
      reading.before.routines.flatMap(({ steps }) =>
        steps.flatMap(({ statement }) => writesIn(statement.tokens).map(shownCall)),
      ),
    );
    return writing.flatMap(({ fresh, writes }) => {
      const write = writes.find((call) => !known.has(shownCall(call)));
      return write === undefined ? [] : [ofFresh(fresh, claimOf(write, fresh.now, reading))];
    });
  },
};

/** `sstore(slot, value)`, and what tools of developers offer for a running chain. */
function writesIn(tokens: Placed["step"]["statement"]["tokens"]): readonly Call[] {
  return callsIn(tokens).filter(({ name }) =>
    /^(?:sstore|setStorageAt|storage_?write)$/i.test(name),
  );
}

function shownCall({ name, arguments: values }: Call): string {
  return `${name}(${values.map((value) => readableOf(textOf(value))).join(", ")})`;
}

function claimOf(
  call: Call,
  placed: Placed,
  { file }: Reading,
): { readonly severity: Severity; readonly message: ReturnType<typeof say> } {
  return {
    severity: severityOf(call, placed, pathOf(file)),
    message: say`${shortened(shownCall(call))}${insideOf(placed)} writes into a storage slot directly: no variable and no rule of the contract knows of it.`,
  };
}

function severityOf(call: Call, { routine }: Placed, path: string): Severity {
  const last = routine.path?.split(".").at(-1) ?? "";
  const isLibrary = /(?:^|\/)(?:libraries|libs?|proxy|utils)\//.test(path);
  if (isLibrary) return "low";
  const matters = speaksOf("takesOver", last) || speaksOf("movesMoney", last);
  return matters || isEntry(call) || isAmount(call) || call.name.toLowerCase() === "setstorageat"
    ? "high"
    : "medium";
}

/** `keccak256(key, 0x40)`: the slot of one entry of a mapping, such as somebody's balance. */
function isEntry({ arguments: [slot] }: Call): boolean {
  return callsIn(slot ?? []).some(
    ({ name, arguments: [, size] }) =>
      /^keccak256$/.test(name) && size?.length === 1 && /^(?:0x40|64)$/i.test(size[0]?.text ?? ""),
  );
}

/** A number of thousands and more, and no mark such as one or a bit mask. */
function isAmount({ arguments: [, value] }: Call): boolean {
  return (value ?? []).some(
    ({ kind, text }) => kind === "number" && /^\d{4,}$|e\d/.test(text.replaceAll("_", "")),
  );
}
