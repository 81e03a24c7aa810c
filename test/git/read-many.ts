/** Reads the blobs named on standard input, and prints how many they are and the most bytes held. */
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { openRepository } from "../../src/app/git/repository.ts";
import { parseSha } from "../../src/domain/sha.ts";

const ids = readFileSync(0, "utf8").split("\n").map(parseSha);
const repository = await openRepository(process.argv[2] ?? ".");
let most = 0;
let count = 0;
for await (const [,] of repository.readBlobs(ids)) {
  // Memory of buffers is given back beside the collection: the second one waits for what the first found.
  globalThis.gc?.();
  globalThis.gc?.();
  // A busy machine frees what was collected a little later.
  await setImmediate();
  globalThis.gc?.();
  most = Math.max(most, process.memoryUsage().arrayBuffers);
  count += 1;
}
await repository.close();
process.stdout.write(JSON.stringify({ count, most }));
