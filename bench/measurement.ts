/** What a measurement gives, and how two things are compared in one run. */

export interface Row {
  readonly what: string;
  readonly ours: number;
  /** What `ours` is held against; null where there is nothing to hold it against. */
  readonly baseline: number | null;
  readonly unit: "ms" | "/s" | "requests" | "bytes";
  /** The ratio may not be over it, or not under it; null: a figure without a bound. */
  readonly bound: { readonly kind: "at-most" | "at-least"; readonly ratio: number } | null;
}

export interface Measurement {
  /** As it is asked for: `npm run bench -- scan`. */
  readonly name: string;
  readonly measure: () => Promise<readonly Row[]>;
}

/** Once each unmeasured, then A B A B …: a machine that slows down slows down both. Medians. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ readonly ours: number; readonly baseline: number }> {
  await ours();
  await baseline();
  const seen: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < rounds; round += 1)
    seen.push({ ours: await ours(), baseline: await baseline() });
  return {
    ours: medianOf(seen.map((each) => each.ours)),
    baseline: medianOf(seen.map((each) => each.baseline)),
  };
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** In milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
