/** What revisions name, in the repository that has the branches and tags. */
import { Problem } from "../../domain/problem.ts";
import { isSha, type Sha } from "../../domain/sha.ts";
import { type ObjectInfo, ObjectReader } from "./objects.ts";
import { gitOutput } from "./process.ts";
import type { Store } from "./store.ts";

export class Names {
  readonly #store: Store;
  readonly #reader: ObjectReader;

  constructor(store: Store) {
    this.#store = store;
    this.#reader = new ObjectReader(store);
  }

  /** The commit; null for anything else. Throws "git". */
  async resolve(revision: string): Promise<Sha | null> {
    if (!isAskable(revision)) return null;
    const info = await this.#infoOf(`${revision}^{commit}`);
    return info?.type === "commit" ? info.id : null;
  }

  /** Git does not answer but ends where there is no upstream (`@{u}`), or no log so long (`@{9}`). */
  async #infoOf(name: string): Promise<ObjectInfo | null> {
    try {
      const [info] = await this.#reader.infos([name]);
      return info ?? null;
    } catch (cause) {
      if (name.includes("@{") && cause instanceof Problem && cause.code === "git") return null;
      throw cause;
    }
  }

  /** Some object that HEAD or a ref leads to; null when there are no commits. Throws "git". */
  async anyObject(): Promise<Sha | null> {
    const head = await this.resolve("HEAD");
    if (head !== null) return head;
    const output = await gitOutput({
      command: ["for-each-ref", "--count=1", "--format=%(objectname)"],
      ...this.#store,
      signal: AbortSignal.timeout(60_000),
    });
    const id = output.toString("latin1").trim();
    return isSha(id) ? id : null;
  }

  close(): Promise<void> {
    return this.#reader.close();
  }
}

/** One line, and no syntax of git's that names a blob, searches messages or spans a range. */
function isAskable(revision: string): boolean {
  return (
    revision !== "" &&
    revision.length <= 1_000 &&
    revision.isWellFormed() &&
    !/[\0-\x20\x7f:]|\.\./.test(revision)
  );
}
