/** What some files are in a tree, found together, level by level. */
import { entryOf, objectOf } from "../../core/change/tree.ts";
import type { Path, Version } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";
import type { ObjectReader } from "./objects.ts";
import { readTrees } from "./walk.ts";

/** A directory, and what is looked for in it: paths below, as they go on from there. */
interface Wanted {
  readonly tree: Sha;
  readonly prefix: string;
  readonly rests: readonly string[];
}

/** Directories read at once. */
const step = 500;

/** Those that are there; a directory is none. Throws as `readTrees` does. */
export async function readVersions(
  reader: ObjectReader,
  tree: Sha,
  paths: Iterable<Path>,
): Promise<ReadonlyMap<Path, Version>> {
  const found = new Map<Path, Version>();
  const all = [...new Set(paths)];
  const pending: Wanted[] = all.length === 0 ? [] : [{ tree, prefix: "", rests: all }];
  for (let done = 0; done < pending.length; ) {
    const now = pending.slice(done, done + step);
    done += now.length;
    const trees = await readTrees(
      reader,
      now.map((wanted) => wanted.tree),
    );
    for (const { tree: id, prefix, rests } of now) {
      const directory = trees.get(id) ?? new Map();
      for (const [name, below] of Map.groupBy(rests, firstName)) {
        const entry = entryOf(directory, name);
        if (entry === undefined) continue;
        const path = `${prefix}${name}` as Path;
        if (entry.kind === "tree")
          pending.push({ tree: objectOf(entry), prefix: `${path}/`, rests: restsOf(below) });
        else if (below.includes(name))
          found.set(path, { path, kind: entry.kind, object: objectOf(entry) });
      }
    }
  }
  return found;
}

function firstName(rest: string): string {
  const slash = rest.indexOf("/");
  return slash < 0 ? rest : rest.slice(0, slash);
}

/** Without what ends here: it is no directory that was asked for. */
function restsOf(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const slash = path.indexOf("/");
    return slash < 0 ? [] : [path.slice(slash + 1)];
  });
}
