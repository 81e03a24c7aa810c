import { existsSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Servers, commands and workers that tests start compile the same sources again and again.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "foureyes-compile-cache");
// A disk that each database, mirror and desk of the tests waits for is a third of their time.
process.env.TMPDIR ??= placeInMemory() ?? tmpdir();

/** Nobody is to wait for a long one alone in the end, and a fresh clone does not know which are long. */
class StoriesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

const long = ["attacks", "faults", "engines", "stories"];

function rankOf({ moduleId }: TestSpecification): number {
  const at = long.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
  return at < 0 ? long.length : at;
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 4,
    sequence: { sequencer: StoriesFirst },
    // Tests keep their state to themselves; what GitHub publishes about its API is loaded once a worker.
    isolate: false,
  },
});

/** Null where there is no such place, or too little of it, or programs may not be started from there. */
function placeInMemory(): string | null {
  const place = "/dev/shm";
  if (!existsSync(place) || !existsSync("/proc/mounts")) return null;
  const mount = readFileSync("/proc/mounts", "utf8").match(/^\S+ \/dev\/shm tmpfs (\S+)/m);
  const options = mount?.[1]?.split(",") ?? ["noexec"];
  const { bavail, bsize } = statfsSync(place);
  return options.includes("noexec") || bavail * bsize < 2 ** 30 ? null : place;
}
