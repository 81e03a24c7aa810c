/** A scan in the format that was asked for. */
import { styleText } from "node:util";
import { markdownOf } from "../../core/publication/markdown.ts";
import { scanJson } from "../../core/publication/scan-json.ts";
import { scanPage } from "../../core/publication/scan-page.ts";
import { type Palette, plainPalette, terminalOf } from "../../core/publication/terminal.ts";
import type { Scan } from "../../core/scan.ts";
import type { Console } from "./console.ts";

export const scanFormats = ["text", "json", "markdown"] as const;
export type ScanFormat = (typeof scanFormats)[number];

/** Ends with a line break. `durationMs`: since the command was started. */
export function renderScan(
  scan: Scan,
  format: ScanFormat,
  console: Pick<Console, "outIsTerminal" | "environment">,
  durationMs: number,
): string {
  switch (format) {
    case "json":
      return escaped(
        `${JSON.stringify(scanJson(scan, Math.round(durationMs * 10) / 10), null, 2)}\n`,
      );
    case "markdown":
      return markdownOf(scanPage(scan));
    case "text":
      return terminalOf(scanPage(scan), paletteOf(console));
    default:
      return format satisfies never;
  }
}

/** The same JSON, though a terminal that it is printed on finds nothing to obey or to hide. */
function escaped(json: string): string {
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
