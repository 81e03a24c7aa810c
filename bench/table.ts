/** The table that is printed: what, ours, baseline, ratio, bound, ok or over. */
import type { Row } from "./measurement.ts";

const header = ["what", "ours", "baseline", "ratio", "bound", ""] as const;
const widths = [66, 12, 12, 7, 8, 4] as const;

export const head: string = lineOf(header);

export function lineOfRow(row: Row): string {
  const ratio = row.baseline === null ? null : row.ours / row.baseline;
  return lineOf([
    row.what,
    amountOf(row.ours, row.unit),
    row.baseline === null ? "" : amountOf(row.baseline, row.unit),
    ratio === null ? "" : `${ratio.toFixed(2)}×`,
    boundOf(row),
    ratio === null || row.bound === null ? "" : isWithin(row, ratio) ? "ok" : "over",
  ]);
}

function lineOf(cells: readonly string[]): string {
  return cells
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 || column === cells.length - 1
        ? cell.padEnd(width)
        : cell.padStart(width);
    })
    .join(" ")
    .trimEnd();
}

function amountOf(amount: number, unit: Row["unit"]): string {
  if (unit === "bytes") return `${Math.round(amount)} B`;
  return unit === "requests" ? String(amount) : `${amount.toFixed(amount < 10 ? 1 : 0)} ${unit}`;
}

function boundOf({ bound }: Row): string {
  return bound === null ? "" : `${bound.kind === "at-most" ? "≤" : "≥"} ${bound.ratio}×`;
}

function isWithin({ bound }: Row, ratio: number): boolean {
  if (bound === null) return true;
  return bound.kind === "at-most" ? ratio <= bound.ratio : ratio >= bound.ratio;
}
