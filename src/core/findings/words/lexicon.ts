/** What words mean in code that moves money. The lists stand beside this file, and nowhere else. */
import { wordsOf } from "../../syntax/statement.ts";
import { access } from "./access.ts";
import { machinery } from "./machinery.ts";
import { money } from "./money.ts";
import { secrets } from "./secrets.ts";
import { values } from "./values.ts";

const words = { ...money, ...access, ...values, ...secrets, ...machinery };

export type Concept = keyof typeof words;

const lexicon: ReadonlyMap<Concept, ReadonlySet<string>> = new Map(
  Object.entries(words).map(([concept, text]) => [
    concept as Concept,
    new Set(text.split(/\s+/).filter((word) => word !== "")),
  ]),
);

/** True when an identifier in one of the texts has such a word, or is one without its marks. */
export function speaksOf(concept: Concept, ...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && knownOrRead(concept, text));
}

/** The same identifiers are asked about again and again: answers are kept, up to a bound. */
const answers: ReadonlyMap<Concept, Map<string, boolean>> = new Map(
  [...lexicon.keys()].map((concept) => [concept, new Map<string, boolean>()]),
);
const mostAnswers = 20_000;
const longestKept = 64;

function knownOrRead(concept: Concept, text: string): boolean {
  const kept = answers.get(concept);
  if (kept === undefined) return false;
  if (text.length > longestKept) return ofLongText(concept, text);
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= mostAnswers) kept.clear();
  const answer = speaks(concept, text);
  kept.set(text, answer);
  return answer;
}

/** A long text is a statement, of which each token asks in turn: its last answer is enough. */
const lastAnswers = new Map<Concept, { readonly text: string; readonly answer: boolean }>();

function ofLongText(concept: Concept, text: string): boolean {
  const last = lastAnswers.get(concept);
  if (last?.text === text) return last.answer;
  const answer = speaks(concept, text);
  lastAnswers.set(concept, { text, answer });
  return answer;
}

function speaks(concept: Concept, text: string): boolean {
  const known = lexicon.get(concept);
  const parts = wordsOf(text);
  return parts.some(
    (part, index) => known?.has(part) || known?.has(part + (parts[index + 1] ?? "")),
  );
}

export function isAboutMoney(...texts: readonly (string | null)[]): boolean {
  return speaksOf("money", ...texts);
}
