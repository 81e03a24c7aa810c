/** Line numbers of offsets, cheaper than to ask the parser for each. */

export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** 1-based. `from` is a line that is not after it. */
  lineOf(offset: number, from: number): number {
    // What is walked in order is mostly on the same line or the next.
    if (offset < (this.#starts[from] ?? Number.POSITIVE_INFINITY)) return from;
    if (offset < (this.#starts[from + 1] ?? Number.POSITIVE_INFINITY)) return from + 1;
    let low = from + 1;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
