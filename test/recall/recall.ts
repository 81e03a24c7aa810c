/**
 * Plants faults into the pull requests of a real repository, one at a time, and tells which of them
 * are found: `npm run recall -- --repo DIR --policy FILE [--last N] [--seed N] [--show PATTERN]`.
 * Nothing of the repository is kept or changed.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { analyseFile } from "../../src/app/analysis/analyse-file.ts";
import { openRepository } from "../../src/app/git/repository.ts";
import { policyFrom } from "../../src/app/policy/read.ts";
import { broughtBy } from "../../src/core/backtest/merged-pull.ts";
import { knownDetectors } from "../../src/core/findings/registry.ts";
import { isTest } from "../../src/core/findings/words/purpose.ts";
import { compileAreas } from "../../src/core/policy/match.ts";
import { languageOf } from "../../src/core/syntax/language.ts";
import { type ChangedFile, pathOf } from "../../src/domain/change.ts";
import { atLeast, type Finding } from "../../src/domain/finding.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { type Random, randomOf } from "../chaos/random.ts";
import { type Fault, faults } from "./faults.ts";

const { values } = parseArgs({
  options: {
    repo: { type: "string" },
    policy: { type: "string" },
    last: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    /** Files of one pull request that are planted into. */
    files: { type: "string", default: "3" },
    /** Prints what of this pattern is not found. */
    show: { type: "string", default: "" },
  },
});
if (values.repo === undefined || values.policy === undefined)
  throw new TypeError("--repo and --policy are needed.");

interface Tally {
  planted: number;
  waiting: number;
  shown: number;
}

const tallies = new Map<Fault, Tally>(
  faults.map((fault) => [fault, { planted: 0, waiting: 0, shown: 0 }]),
);
const random = randomOf(Number(values.seed), "recall");
const decoder = new TextDecoder("utf-8", { fatal: true });
const largest = 150_000;

async function plantInto(
  file: ChangedFile,
  before: Uint8Array | null,
  after: string,
): Promise<void> {
  const honest = new Set((await findingsOf(file, before, after)).map((each) => each.fingerprint));
  const was = textOf(before ?? undefined) ?? "";
  for (const [fault, tally] of tallies) {
    const planted = fault.plant(after, was, random);
    if (planted === null) continue;
    const found = (await findingsOf(file, before, planted)).filter(
      ({ fingerprint }) => !honest.has(fingerprint),
    );
    tally.planted += 1;
    if (found.some(({ severity }) => atLeast(severity, "high"))) tally.waiting += 1;
    else if (found.length > 0) tally.shown += 1;
    if (values.show === fault.pattern && !found.some(({ severity }) => atLeast(severity, "high")))
      show(file, after, planted, found);
  }
}

async function findingsOf(
  file: ChangedFile,
  before: Uint8Array | null,
  after: string,
): Promise<readonly Finding[]> {
  const { findings } = await analyseFile({
    file,
    before: before === null ? null : { kind: "bytes", bytes: before },
    after: { kind: "bytes", bytes: new TextEncoder().encode(after) },
    detectors: {},
  });
  return findings;
}

function show(file: ChangedFile, honest: string, planted: string, found: readonly Finding[]): void {
  const old = honest.split("\n");
  const now = planted.split("\n");
  const at = now.findIndex((line, index) => line !== old[index]);
  const end = now.length - old.length;
  console.log(`\n${pathOf(file)}:${at + 1}`);
  for (const line of old.slice(at, at + Math.max(1, 1 - end) + 1)) console.log(`  - ${line}`);
  for (const line of now.slice(at, at + Math.max(1, 1 + end) + 1)) console.log(`  + ${line}`);
  for (const { detector, severity, message } of found)
    console.log(`  ${severity} ${detector}: ${plainOf(message).slice(0, 160)}`);
}

function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined || bytes.length > largest) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function isCode({ before, after }: ChangedFile): boolean {
  if (after === null || before === null || isTest(after.path)) return false;
  return (
    languageOf(after.path).grammar !== null && /\.(?:py|ts|js|go|sol|rs|java|kt)$/.test(after.path)
  );
}

async function run(): Promise<void> {
  const repository = await openRepository(values.repo ?? "");
  const source = { kind: "file", path: values.policy ?? "" } as const;
  const reading = policyFrom(readFileSync(values.policy ?? ""), source as never, knownDetectors);
  if (reading.kind === "invalid") throw new TypeError("The policy is not valid.");
  const areas = compileAreas(reading.policy);
  const tip = await repository.resolve("HEAD");
  let pulls = 0;
  try {
    for await (const landing of repository.readMainline(tip as Sha)) {
      if (pulls >= Number(values.last)) break;
      const pull = landing === "cut" ? null : broughtBy(landing);
      if (pull === null || typeof pull === "string") continue;
      const read = await repository.readChange(pull.base, pull.head).catch(() => null);
      if (read === null || read.kind === "unreadable") continue;
      const files = read.change.files.filter(
        (file) => isCode(file) && areas.areasOf(file).length > 0,
      );
      if (files.length === 0) continue;
      pulls += 1;
      process.stderr.write(`\r${pulls} of ${values.last} pull requests`);
      await plantIntoSome(files, random, repository);
    }
  } finally {
    await repository.close();
  }
  process.stderr.write("\n");
  console.log(`${pulls} pull requests, seed ${values.seed}`);
  console.table(
    Object.fromEntries(
      [...tallies]
        .filter(([, { planted }]) => planted > 0)
        .map(([{ pattern, title }, { planted, waiting, shown }]) => [
          `${pattern} ${title}`,
          {
            planted,
            waiting,
            shown,
            missed: planted - waiting - shown,
            "waiting %": Math.round((100 * waiting) / planted),
          },
        ]),
    ),
  );
}

async function plantIntoSome(
  files: readonly ChangedFile[],
  chance: Random,
  repository: Awaited<ReturnType<typeof openRepository>>,
): Promise<void> {
  const left = [...files];
  for (let count = 0; count < Number(values.files) && left.length > 0; count += 1) {
    const [file] = left.splice(chance.below(left.length), 1);
    if (file === undefined) continue;
    const ids = [file.before?.object, file.after?.object].filter((id) => id !== undefined);
    const blobs = new Map<Sha, Uint8Array>();
    for await (const [id, blob] of repository.readBlobs(ids))
      if (blob.kind === "bytes") blobs.set(id, Uint8Array.from(blob.bytes));
    const after = textOf(blobs.get(file.after?.object ?? (ids[0] as Sha)));
    const before = blobs.get(file.before?.object ?? (ids[0] as Sha)) ?? null;
    if (after !== null) await plantInto(file, before, after);
  }
}

await run();
