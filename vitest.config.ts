import { existsSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Servers, commands and workers that tests start compile the same sources again and again.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "foureyes-compile-cache");
// A disk that each database, mirror and desk of the tests waits for is a third of their time.
process.env.TMPDIR ??= placeInMemory() ?? tmpdir();

/**
 * Tests of what takes its time leave a core free for others, so they are spread among those. The
 * attacks are long, and come first: nobody is to wait for one alone in the end.
 */
class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isIn = (...folders: readonly string[]) => {
      const paths = folders.map((folder) => `/test/${folder}/`);
      return ({ moduleId }: TestSpecification) => paths.some((path) => moduleId.includes(path));
    };
    const [isWaiting, isLong] = [isIn("faults", "engines"), isIn("attacks")];
    const working = sorted.filter((file) => !isWaiting(file));
    return [
      ...placed(sorted.filter(isWaiting)),
      ...placed([...working.filter(isLong), ...working.filter((file) => !isLong(file))]),
    ]
      .toSorted((one, other) => one.place - other.place)
      .map(({ file }) => file);
  }
}

function placed(files: readonly TestSpecification[]) {
  return files.map((file, index) => ({ file, place: index / files.length }));
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 3,
    setupFiles: ["test/stripper.ts"],
    sequence: { sequencer: Spread },
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
