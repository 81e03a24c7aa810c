/** Asks GitHub again for deliveries that failed at our door. */
import {
  dueOf,
  emptyLedger,
  type Ledger,
  type Logged,
  readFrom,
  withAsked,
  withLog,
  withoutCome,
} from "../../core/recovery/deliveries.ts";
import type { Octokit } from "../github/client.ts";
import { reasonOf } from "../reason.ts";
import { readBookmark, writeBookmark } from "../store/bookmarks.ts";
import type { Database } from "../store/database.ts";
import type { StepParts } from "./parts.ts";

const bookmark = "deliveries";
/** Twenty thousand attempts: what is older by then is found by looking at the pull requests. */
const mostPages = 200;
/** The rest waits for the next sweep. */
const mostAsked = 500;
/** As many requests that fail in one sweep are no accident: GitHub is away, or wants to be left alone. */
const mostFailures = 5;

/** What was asked for is kept, whatever fails after it. */
export async function redeliver(parts: StepParts): Promise<void> {
  const { database, github, handled, everyMs, isClosing, now, log } = parts;
  const octokit = await github.app();
  const known = await readLedger(database);
  const { attempts, isCut, brokenOff } = await readLog(octokit, readFrom(known, now()));
  if (isCut || brokenOff) log.warn("log of deliveries read in part", { attempts: attempts.length });
  let ledger = withLog(known, attempts, handled, now());
  // The rest is read by the next sweep, from where this one was to begin.
  if (brokenOff) ledger = { ...ledger, readTo: known.readTo };
  ledger = withoutCome(ledger, await comeOf(database, ledger));
  let failures = 0;
  let asked = 0;
  for (const { id, guid } of dueOf(ledger, now()).slice(0, mostAsked)) {
    if (isClosing() || failures >= mostFailures) break;
    // One that GitHub always fails on keeps its place behind the others.
    ledger = withAsked(ledger, guid, now(), everyMs);
    asked += 1;
    await ask(octokit, id).catch((cause: unknown) => {
      failures += 1;
      log.warn("delivery not asked for again", { delivery: guid, reason: reasonOf(cause) });
    });
  }
  await writeBookmark(database, bookmark, JSON.stringify(ledger));
  if (asked > 0) log.info("deliveries asked for again", { deliveries: asked, failures });
}

async function readLedger(database: Database): Promise<Ledger> {
  const text = await readBookmark(database, bookmark);
  return text === null ? emptyLedger : JSON.parse(text);
}

interface ReadLog {
  readonly attempts: readonly Logged[];
  /** There is more than we read. */
  readonly isCut: boolean;
  /** GitHub failed on a page after the first. */
  readonly brokenOff: boolean;
}

/** Newest first, to the first page that ends before `from`. */
async function readLog(octokit: Octokit, from: number): Promise<ReadLog> {
  const attempts: Logged[] = [];
  let pages = 0;
  const log = octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 });
  try {
    for await (const { data } of log) {
      attempts.push(...data.map(loggedOf));
      pages += 1;
      if ((attempts.at(-1)?.at ?? 0) < from) break;
      if (pages >= mostPages) return { attempts, isCut: true, brokenOff: false };
    }
    return { attempts, isCut: false, brokenOff: false };
  } catch (cause) {
    if (pages === 0) throw cause;
    return { attempts, isCut: false, brokenOff: true };
  }
}

interface Item {
  /** A bigint where it would lose digits. */
  readonly id: number | bigint;
  readonly guid: string;
  readonly event: string;
  readonly delivered_at: string;
  readonly status_code: number;
  readonly redelivery: boolean;
}

function loggedOf({ id, guid, event, delivered_at, status_code, redelivery }: Item): Logged {
  return {
    id: String(id),
    guid: guid.toLowerCase(),
    event,
    at: Date.parse(delivered_at) || 0,
    succeeded: status_code >= 200 && status_code < 400,
    redelivery,
  };
}

/** Those that our inbox has or had: done, waiting, or put aside for good. */
async function comeOf(database: Database, { owed }: Ledger): Promise<ReadonlySet<string>> {
  if (owed.length === 0) return new Set();
  const rows = await database
    .selectFrom("delivery")
    .select("id")
    .where(
      "id",
      "in",
      owed.map(({ guid }) => guid),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** GitHub may refuse: it keeps that delivery no more, or is at it already. */
async function ask(octokit: Octokit, id: string): Promise<void> {
  await octokit
    .request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id as never })
    .catch((cause: { readonly status?: unknown }) => {
      if (![400, 404, 422].includes(Number(cause.status))) throw cause;
    });
}
