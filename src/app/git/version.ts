/** Is git here, and new enough to be told not to fetch and not to run anything? */
import { Problem } from "../../domain/problem.ts";
import { offlineEnvironment } from "./environment.ts";
import { gitOutput } from "./process.ts";
import { spawnHere } from "./spawn.ts";

/** First releases per series that know GIT_NO_LAZY_FETCH; it came as a security fix. */
const firstPatch: Readonly<Record<string, number>> = {
  "2.39": 4,
  "2.40": 2,
  "2.41": 1,
  "2.42": 2,
  "2.43": 4,
  "2.44": 1,
};

let known: Promise<void> | null = null;

/** Looks once per process. Throws "git" with what to do. */
export function requireGit(): Promise<void> {
  known ??= readVersion().catch((problem: unknown) => {
    known = null;
    throw problem;
  });
  return known;
}

/** What `git version` prints. */
export function isHardenable(version: string): boolean {
  const [, major = "", minor = "", patch = "0"] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (major !== "2") return Number(major) > 2;
  if (Number(minor) >= 45) return true;
  const first = firstPatch[`2.${minor}`];
  return first !== undefined && Number(patch) >= first;
}

async function readVersion(): Promise<void> {
  const output = await gitOutput({
    command: ["version"],
    gitDirectory: null,
    environment: offlineEnvironment(),
    spawn: spawnHere,
    signal: AbortSignal.timeout(10_000),
  });
  const version = output.toString("utf8").trim();
  if (!isHardenable(version))
    throw new Problem(
      "git",
      `${JSON.stringify(version)} is too old to read hostile repositories safely: install git 2.45 or later (or a patched 2.39.4, 2.40.2, 2.41.1, 2.42.2, 2.43.4, 2.44.1).`,
    );
}
