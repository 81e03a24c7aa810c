/** `foureyes serve` as it is, but that it waits less: for answers, and before it tries again. */
import { settingsOf } from "../../src/app/environment.ts";
import { openLog } from "../../src/app/log.ts";
import { type Patience, usualPatience } from "../../src/app/patience.ts";
import { startService } from "../../src/app/server/service.ts";

const patience: Patience = {
  ...usualPatience,
  retryMs: (attempt) => Math.min(2_000, 200 * 2 ** attempt),
  answerMs: 1_500,
  sweepMs: 3_000,
};

const log = openLog(
  (line) => void process.stdout.write(line),
  () => Date.now(),
);
const service = await startService(settingsOf(process.env), patience, log);
process.once("SIGTERM", () => void service.close());
