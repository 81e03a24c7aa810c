/** Chance that is the same for the same seed. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly chance: (share: number) => boolean;
  /** Undefined of an empty list. */
  readonly pick: <T>(items: readonly T[]) => T | undefined;
  /** By weights; at least one has to be above 0. */
  readonly among: <T extends string>(weights: Readonly<Partial<Record<T, number>>>) => T;
}

/** `purpose`: each has numbers of its own, so that one that asks more often changes no other. */
export function randomOf(seed: number, purpose: string): Random {
  let state = [...purpose].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed);
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)],
    among: (weights) => chosen(weights, next()),
  };
}

function chosen<T extends string>(weights: Readonly<Partial<Record<T, number>>>, share: number): T {
  const entries = Object.entries(weights) as [T, number][];
  let left = share * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  const last = entries.at(-1);
  if (last === undefined) throw new RangeError("There is nothing to choose.");
  return (found ?? last)[0];
}
