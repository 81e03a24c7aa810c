/** A page, or its JSON, in the format that was asked for. */
import { styleText } from "node:util";
import { markdownOf } from "../../core/publication/markdown.ts";
import type { Page } from "../../core/publication/page.ts";
import { type Palette, plainPalette, terminalOf } from "../../core/publication/terminal.ts";
import { Problem } from "../../domain/problem.ts";
import type { Console } from "./console.ts";

export const formats = ["text", "json", "markdown"] as const;
export type Format = (typeof formats)[number];

/** Throws "usage". */
export function formatOf(text: string): Format {
  return formatAmong(text, formats);
}

/** Throws "usage". */
export function formatAmong<Name extends string>(text: string, known: readonly Name[]): Name {
  const format = known.find((each) => each === text);
  if (format === undefined)
    throw new Problem(
      "usage",
      `--format is ${JSON.stringify(text.slice(0, 60))}; it can be ${known.join(", ")}.`,
    );
  return format;
}

/** Ends with a line break; only what is asked for is made. */
export function render(
  what: { readonly page: () => Page; readonly json: () => object },
  format: Format,
  console: Pick<Console, "outIsTerminal" | "environment">,
): string {
  switch (format) {
    case "json":
      return escaped(`${JSON.stringify(what.json(), null, 2)}\n`);
    case "markdown":
      return markdownOf(what.page());
    case "text":
      return terminalOf(what.page(), paletteOf(console));
    default:
      return format satisfies never;
  }
}

/** The same JSON, though a terminal that it is printed on finds nothing to obey or to hide. */
export function escaped(json: string): string {
  return json.replace(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** https://no-color.org: set, and not empty. */
function paletteOf({
  outIsTerminal,
  environment,
}: Pick<Console, "outIsTerminal" | "environment">): Palette {
  if (!outIsTerminal || (environment.NO_COLOR ?? "") !== "") return plainPalette;
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(style, text, { validateStream: false });
  return {
    strong: paint("bold"),
    removed: paint("red"),
    added: paint("green"),
    faint: paint("dim"),
  };
}
