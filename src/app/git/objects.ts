/** Objects by id, from one long-lived `git cat-file` process; each is checked against its id. */
import { createHash } from "node:crypto";
import { Problem } from "../../domain/problem.ts";
import { isSha, type Sha } from "../../domain/sha.ts";
import type { ByteSource } from "./bytes.ts";
import { CatFile } from "./cat-file.ts";
import type { Store } from "./store.ts";

export type ObjectType = "blob" | "commit" | "tree" | "tag";

/** What git says about an object without reading it; `size` in bytes. */
export interface ObjectInfo {
  readonly id: Sha;
  readonly type: ObjectType;
  readonly size: number;
}

export type FoundObject =
  | { readonly kind: "bytes"; readonly info: ObjectInfo; readonly bytes: Uint8Array }
  | { readonly kind: "too-large"; readonly info: ObjectInfo }
  | { readonly kind: "missing" };

/** Bytes held at once by `read`. */
const batchBytes = 16 * 1024 * 1024;
/** Objects asked for at once. */
const batchCount = 2_000;

export class ObjectReader {
  readonly #process: CatFile;

  constructor(store: Store) {
    this.#process = new CatFile(store);
  }

  /** In the order asked for; null: git has no such object. Names may be hostile text. */
  async infos(names: readonly string[]): Promise<readonly (ObjectInfo | null)[]> {
    if (names.length === 0) return [];
    return this.#process.ask(
      names.map((name) => `info ${name}`),
      async (answer) => {
        const found: (ObjectInfo | null)[] = [];
        for (const name of names) found.push(parseInfo(name, await answer.line()));
        return found;
      },
    );
  }

  /**
   * Each object once, in batches of bounded memory; nothing over `limit` bytes is read.
   * Throws "git" when git fails, or gives bytes that do not hash to their id.
   */
  async *read(
    ids: Iterable<Sha>,
    limit: number,
  ): AsyncGenerator<readonly [id: Sha, found: FoundObject]> {
    for (const some of chunksOf([...new Set(ids)], batchCount)) {
      const infos = await this.infos(some);
      const small = infos.filter((info) => info !== null).filter((info) => info.size <= limit);
      for (const [index, id] of some.entries()) {
        const info = infos[index] ?? null;
        if (info === null) yield [id, { kind: "missing" }];
        else if (info.size > limit) yield [id, { kind: "too-large", info }];
      }
      for (const batch of batchesOf(small)) yield* await this.#contents(batch);
    }
  }

  /**
   * All of them, in one question. Throws "git" when one is missing, corrupt or of another type,
   * and "malformed-input" past `limit` bytes for all together.
   */
  async readAll(
    type: ObjectType,
    ids: Iterable<Sha>,
    limit: number,
  ): Promise<ReadonlyMap<Sha, Uint8Array>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    return this.#process.ask(
      wanted.map((id) => `contents ${id}`),
      async (answer) => {
        const found = new Map<Sha, Uint8Array>();
        let left = limit;
        for (const id of wanted) {
          const info = parseInfo(id, await answer.line());
          if (info?.type !== type) throw new Problem("git", `There is no ${type} ${id} here.`);
          left -= info.size;
          if (left < 0) throw new Problem("malformed-input", `The ${type} ${id} is too large.`);
          found.set(id, await contentOf(info, answer));
        }
        return found;
      },
    );
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  #contents(infos: readonly ObjectInfo[]): Promise<readonly (readonly [Sha, FoundObject])[]> {
    return this.#process.ask(
      infos.map((info) => `contents ${info.id}`),
      async (answer) => {
        const found: [Sha, FoundObject][] = [];
        for (const info of infos) {
          const said = parseInfo(info.id, await answer.line());
          if (said?.size !== info.size || said.type !== info.type) throw forged(info.id);
          found.push([info.id, { kind: "bytes", info, bytes: await contentOf(info, answer) }]);
        }
        return found;
      },
    );
  }
}

/** `<id> <type> <size>`, or the name again with why not. */
function parseInfo(name: string, line: string): ObjectInfo | null {
  if (line === `${name} missing` || line === `${name} ambiguous`) return null;
  const [, id = "", type = "", size = ""] =
    /^([0-9a-f]+) (blob|commit|tree|tag) (\d{1,15})$/.exec(line) ?? [];
  if (!isSha(id)) throw new Problem("git", "git cat-file answered something else than asked.");
  return { id, type: type as ObjectType, size: Number(size) };
}

/** The bytes and the line end behind them; the id is their hash, or they are forged. */
async function contentOf(info: ObjectInfo, answer: ByteSource): Promise<Uint8Array> {
  const bytes = await answer.take(info.size);
  await answer.take(1);
  const hash = createHash(info.id.length === 64 ? "sha256" : "sha1");
  hash.update(`${info.type} ${bytes.length}\0`).update(bytes);
  if (hash.digest("hex") !== info.id) throw forged(info.id);
  return bytes;
}

function forged(id: Sha): Problem {
  return new Problem("git", `Object ${id} is corrupt: its content is not what its id says.`);
}

function* batchesOf(infos: readonly ObjectInfo[]): Generator<readonly ObjectInfo[]> {
  let batch: ObjectInfo[] = [];
  let bytes = 0;
  for (const info of infos) {
    if (batch.length > 0 && bytes + info.size > batchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(info);
    bytes += info.size;
  }
  if (batch.length > 0) yield batch;
}

function* chunksOf<Item>(items: readonly Item[], count: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += count) yield items.slice(at, at + count);
}
