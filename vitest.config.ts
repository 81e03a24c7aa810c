import { existsSync, readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { builtPrograms } from "./test/built.ts";

// Servers, commands and workers that tests start compile the same sources again and again.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "foureyes-compile-cache");
// A disk that each database, mirror and desk of the tests waits for is a third of their time.
process.env.TMPDIR ??= placeInMemory() ?? tmpdir();

/** About how long a file of a folder takes, in seconds; others half a second. */
const usual: Readonly<Record<string, number>> = {
  attacks: 10,
  faults: 7,
  engines: 5,
  stories: 3,
  cli: 2,
  git: 2,
};

/**
 * Tests of what takes its time leave a core free for others: one of them is to run at any time, and
 * no more. The attacks are long, and come first: nobody is to wait for one alone in the end.
 */
class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWaiting = (file: TestSpecification) => ["faults", "engines"].includes(folderOf(file));
    const working = sorted.filter((file) => !isWaiting(file));
    const byLength = working.toSorted((one, other) => secondsOf(other) - secondsOf(one));
    return [...placed(sorted.filter(isWaiting)), ...placed(byLength)]
      .toSorted((one, other) => one.place - other.place)
      .map(({ file }) => file);
  }
}

/** When each begins, if one follows the other: 0 is the start of all, 1 the end. */
function placed(files: readonly TestSpecification[]) {
  const whole = files.reduce((sum, file) => sum + secondsOf(file), 0);
  let before = 0;
  return files.map((file) => {
    const place = before / whole;
    before += secondsOf(file);
    return { file, place };
  });
}

function secondsOf(file: TestSpecification): number {
  return usual[folderOf(file)] ?? 0.5;
}

function folderOf({ moduleId }: TestSpecification): string {
  return moduleId.split("/test/").at(-1)?.split("/")[0] ?? "";
}

export default defineConfig({
  plugins: [builtPrograms],
  test: {
    globalSetup: ["test/built.ts"],
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 5,
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
