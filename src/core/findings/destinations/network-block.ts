/** Blocks of network addresses in a text: `10.1.0.0/16`. */

export interface Block {
  readonly text: string;
  readonly version: 4 | 6;
  /** Bits that are fixed: fewer let more in. */
  readonly bits: number;
}

const four = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?(?![\d./])/g;
const six = /(?<![\da-fA-F:])(?:[\da-fA-F]{0,4}:){2,7}[\da-fA-F]{0,4}\/(\d{1,3})(?!\d)/g;
const mostColumns = 2_000;

/** An address without a length is one host. `0.0.0.0` alone is what a server listens on. */
export function blocksIn(line: string): readonly Block[] {
  const text = line.slice(0, mostColumns);
  const blocks: Block[] = [];
  for (const match of text.matchAll(four)) {
    const isAddress = match.slice(1, 5).every((part) => Number(part) < 256);
    const length = match[5];
    if (!isAddress || (length === undefined && /^0\.|^127\.|^255\./.test(match[0]))) continue;
    blocks.push({ text: match[0], version: 4, bits: Math.min(32, Number(length ?? 32)) });
  }
  for (const match of text.matchAll(six))
    blocks.push({ text: match[0], version: 6, bits: Math.min(128, Number(match[1])) });
  return blocks;
}

export function isEverything({ bits }: Block): boolean {
  return bits === 0;
}

/** How many times as many addresses the new one holds, as a power of two. */
export function widening(before: Block, after: Block): number {
  if (before.version !== after.version) return 0;
  return before.bits - after.bits;
}
