/**
 * Words for people, with every foreign string marked as foreign.
 *
 * Titles, paths, identifiers and reasons come from the attacker. A sentence keeps them apart from
 * our own words until a renderer (Markdown, terminal) shows them in its safe way.
 */

export type Part =
  | { readonly kind: "ours"; readonly text: string }
  /** Our own words again, said louder. */
  | { readonly kind: "strong"; readonly text: string }
  /** A path, an identifier, a commit, a piece of code: shown verbatim, as code. */
  | { readonly kind: "foreign"; readonly text: string }
  /** A GitHub login: shown by name, never as a mention. */
  | { readonly kind: "login"; readonly text: string };

export type Sentence = readonly Part[];

/** A template whose literals are our words; interpolated strings are foreign, sentences are joined in. */
export function say(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Part | Sentence)[]
): Sentence {
  return literals.flatMap((text, index) => [...ours(text), ...partsOf(values[index])]);
}

export function strong(text: string): Part {
  return { kind: "strong", text };
}

export function login(text: string): Part {
  return { kind: "login", text };
}

/** "a", "a and b", "a, b and c". */
export function listOf(items: readonly Sentence[], conjunction: "and" | "or" = "and"): Sentence {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return index === items.length - 1
      ? say` ${{ kind: "ours", text: conjunction }} ${item}`
      : say`, ${item}`;
  });
}

/** For logs, JSON and tests: foreign text between backquotes. */
export function plainOf(sentence: Sentence): string {
  return sentence
    .map((part) => (part.kind === "foreign" ? `\`${part.text}\`` : part.text))
    .join("");
}

function ours(text: string): Sentence {
  return text === "" ? [] : [{ kind: "ours", text }];
}

function partsOf(value: string | number | Part | Sentence | undefined): Sentence {
  if (value === undefined) return [];
  if (typeof value === "number") return ours(String(value));
  if (typeof value === "string") return [{ kind: "foreign", text: value }];
  return "kind" in value ? [value] : value;
}
