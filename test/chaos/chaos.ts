/**
 * `npm run chaos`: nothing is lost and no wrong merge is let through, whatever fails.
 *
 * The real server in a process of its own, which is killed again and again, against the fake GitHub,
 * while webhooks are lost, doubled and shuffled, and a fifth of all requests fails. Ends with status
 * 1 if anything was not as the oracle says. The same seed makes the same choices; what they meet
 * depends on the time that everything takes, so a run is much like another of its seed, and not the same.
 *
 * `--seed --pulls --events --kills` numbers; `--engine` embedded or postgres; `--replicas` servers on
 * one PostgreSQL; `--log` a file for what the servers logged.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { linesOf, summaryOf } from "./report.ts";
import { startChaos, windowMs } from "./run.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    pulls: { type: "string", default: "500" },
    events: { type: "string", default: "5000" },
    kills: { type: "string", default: "20" },
    replicas: { type: "string", default: "1" },
    engine: { type: "string" },
    log: { type: "string" },
  },
});
const seed = whole(values.seed ?? String(Date.now() % 1_000_000));
const events = whole(values.events);
const replicas = whole(values.replicas);
const engine = engineOf(values.engine ?? (replicas > 1 ? "postgres" : "embedded"));
if (replicas < 1 || (replicas > 1 && engine === "embedded"))
  throw new TypeError("One server keeps its own database; several need --engine postgres.");
const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1_000);
console.log(`Seed ${seed}. The server has ${windowMs} ms to learn of what happened.`);
const chaos = await startChaos({
  seed,
  events,
  pulls: whole(values.pulls),
  kills: whole(values.kills),
  engine,
  replicas,
  progress: progressing(),
});
const end = await chaos.play();
const summary = summaryOf(chaos, end, seconds());
if (values.log !== undefined) writeFileSync(values.log, chaos.logged().join("\n"));
const faults = await chaos.close();
for (const line of linesOf(summary)) console.log(line);
for (const line of chaos.watch.merges.late) console.log(`late: ${line}`);
const wrong = [...chaos.watch.merges.wrong, ...end.wrong];
for (const line of [...wrong, ...end.lost, ...faults]) console.log(line);
console.log(`${wrong.length} wrong, ${end.lost.length} lost`);
if (wrong.length + end.lost.length + faults.length > 0) {
  console.log(`Again: npm run chaos -- --seed ${seed}`);
  process.exitCode = 1;
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new TypeError(`${text} is no whole number.`);
  return number;
}

function engineOf(text: string): "embedded" | "postgres" {
  if (text === "embedded" || text === "postgres") return text;
  throw new TypeError(`${text} is no engine: embedded or postgres.`);
}

/** A line every ten seconds. */
function progressing(): (how: string) => void {
  let last = 0;
  return (how) => {
    if (seconds() - last < 10) return;
    last = seconds();
    console.log(`${last} s: ${how}`);
  };
}
