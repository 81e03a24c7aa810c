/** A stream read by lines and by counts. */
import type { Readable } from "node:stream";
import { Problem } from "../../domain/problem.ts";

const newline = 0x0a;
const lineLimit = 64 * 1024;

export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Up to the next newline, without it. Throws "git" when there is none. */
  async line(): Promise<string> {
    let end = this.#held.indexOf(newline);
    while (end < 0) {
      if (this.#held.length > lineLimit) throw new Problem("git", "git does not end its line.");
      const from = this.#held.length;
      await this.#more(1);
      end = this.#held.indexOf(newline, from);
    }
    const text = this.#held.toString("utf8", 0, end);
    this.#held = this.#held.subarray(end + 1);
    return text;
  }

  /** Exactly so many bytes, as a copy of its own. Throws "git" when the stream ends before. */
  async take(count: number): Promise<Buffer> {
    if (this.#held.length < count) await this.#more(count - this.#held.length);
    const bytes = Buffer.from(this.#held.subarray(0, count));
    this.#held = this.#held.subarray(count);
    return bytes;
  }

  /** Joined once, however many chunks it takes. */
  async #more(wanted: number): Promise<void> {
    const chunks = [this.#held];
    for (let missing = wanted; missing > 0; ) {
      const next = await this.#chunks.next();
      if (next.done === true) throw new Problem("git", "git ended in the middle of an object.");
      chunks.push(next.value);
      missing -= next.value.length;
    }
    this.#held = Buffer.concat(chunks);
  }
}
