/** One run: the firm, its server that is killed now and then, the history, and the end. */
import { setTimeout as sleep } from "node:timers/promises";
import { mainOf, tip } from "../stories/desk.ts";
import { at, type Firm, mainAndReleases, startFirm } from "../stories/firm.ts";
import { bases, clientsOf, policies } from "./cast.ts";
import { nextDeed } from "./history.ts";
import { brokenLinks, notedTips, undone } from "./journal.ts";
import { type Judgement, judge, laggingIn } from "./judge.ts";
import { openLedger } from "./ledger.ts";
import type { World } from "./oracle.ts";
import { randomOf } from "./random.ts";
import { type Crew, openServers } from "./servers.ts";
import type { Stage } from "./stage.ts";
import { openWatch, type Watch } from "./watch.ts";
import { galesOf } from "./weather.ts";

export interface Plan extends Crew {
  readonly seed: number;
  readonly pulls: number;
  readonly events: number;
  readonly kills: number;
  /** Called now and then. */
  readonly progress: (how: string) => void;
}

/**
 * What the server has to learn of something, in milliseconds of its uptime: between two sweeps, and
 * then some tries of an evaluation that each fail more often than not.
 */
export const windowMs = 30_000;
/** People take their time, and more of it while the checks of so many pull requests lag behind. */
const pauseMs = 10;
const mostLagging = 8;
const lagEveryMs = 30;
const longestLagMs = 60;
/** For everything to be found, tried again and published after the faults end. */
const longestQuietMs = 120_000;
const stableMs = 1_500;
const lookEveryMs = 500;

export interface Chaos {
  readonly firm: Firm;
  readonly world: World;
  readonly watch: Watch;
  readonly counts: ReadonlyMap<string, number>;
  /** Deeds by kind; refused ones apart. */
  readonly deeds: ReadonlyMap<string, number>;
  /** What the servers logged. */
  readonly logged: () => readonly string[];
  /** Does everything, until it is quiet; gives what is not as it must be then. */
  readonly play: () => Promise<Judgement>;
  /** Gives what is wrong in the database, and against GitHub's contract. */
  readonly close: () => Promise<readonly string[]>;
}

export async function startChaos(plan: Plan): Promise<Chaos> {
  const servers = await openServers(plan);
  const firm = await startFirm({
    policy: policies.usual,
    guarded: mainAndReleases,
    installed: false,
    serve: servers.serve,
  });
  const { github, repository } = firm;
  github.switches.hourlyLimit = 10_000_000;
  github.switches.rebindReviews = true;
  const ledger = openLedger((branch) => tip(firm, branch));
  const world: World = {
    repository,
    ledger,
    mayHave: ({ guid }) => !ledger.isLost(guid),
    mustHave: ({ guid }) => ledger.isHeard(guid),
    shownOn: (given) => [given.tip, tip(firm, given.base)],
    isStrict: false,
  };
  const watch = openWatch(world, servers.uptime, windowMs);
  const root = mainOf(firm);
  const as = clientsOf(firm);
  for (const branch of bases.filter((each) => each !== "main"))
    await as("alice").git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: root });
  firm.install();
  await firm.settled();
  const gales = galesOf(randomOf(plan.seed, "webhooks"), randomOf(plan.seed, "requests"));
  github.deliveries.weather = (delivery) => {
    ledger.note(delivery);
    return gales.webhooks(delivery);
  };
  github.faults.weather = gales.requests;
  const stage: Stage = {
    firm,
    as,
    random: randomOf(plan.seed, "history"),
    works: new Map(),
    talkedOf: null,
    root,
    merging: watch.merging,
  };
  const deeds = new Map<string, number>();
  const count = (what: string) => deeds.set(what, (deeds.get(what) ?? 0) + 1);

  async function history(): Promise<void> {
    let killing = Promise.resolve();
    let looked = performance.now();
    let killed = 0;
    for (let events = 0; events < plan.events; events += 1) {
      const name = await nextDeed(stage, plan, events, watch);
      count(name);
      if (performance.now() - looked > lookEveryMs) {
        watch.lookAtAll();
        looked = performance.now();
        plan.progress(`${events} of ${plan.events} events`);
      }
      if (events >= ((killed + 1) * plan.events) / (plan.kills + 1) && killed < plan.kills) {
        killed += 1;
        const [index, pauseMs] = [killed, stage.random.below(1_000)];
        killing = killing.then(() => servers.kill(index, pauseMs));
      }
      await pause();
    }
    await killing;
  }

  /** So that there is something to merge, on slow machines too. */
  async function pause(): Promise<void> {
    await sleep(pauseMs);
    const end = performance.now() + longestLagMs;
    while (performance.now() < end && laggingIn(world) > mostLagging) await sleep(lagEveryMs);
  }

  async function quiet(): Promise<Judgement> {
    github.faults.weather = null;
    github.deliveries.weather = (delivery) => {
      ledger.note(delivery);
      return null;
    };
    const end = performance.now() + longestQuietMs;
    let rightSince: number | null = null;
    for (;;) {
      await sleep(lookEveryMs);
      if (ledger.owed().length > 0)
        ledger.found((await servers.rows("delivery")).map(({ id }) => String(id)));
      const found = judge(settledWorld(world, notedTips(await servers.rows("journal"))));
      const now = performance.now();
      const [unlike, owed] = [found.wrong.length + found.lost.length, ledger.owed().length];
      plan.progress(`quiet; ${unlike} checks and ${owed} deliveries are not settled`);
      const isRight = unlike + owed === 0;
      rightSince = isRight ? (rightSince ?? now) : null;
      if (now > end || (rightSince !== null && now - rightSince > stableMs)) return found;
    }
  }

  const notDone = async () => undone(await servers.rows("delivery"), github.deliveries.all);

  return {
    firm,
    world,
    watch,
    counts: gales.counts,
    deeds,
    logged: servers.lines,
    play: async () => {
      await history();
      return quiet();
    },
    close: async () => {
      await github.idle();
      // Should some never be done, they are told of below.
      await firm.eventually(notDone, (waiting) => waiting.length === 0).catch(() => {});
      await firm.service.close();
      const found = [...brokenLinks(await servers.rows("journal")), ...(await notDone())];
      const contract = await firm.close().then(
        () => [],
        (cause: Error) => [cause.message.slice(0, 2_000)],
      );
      await servers.remove();
      return [...found, ...contract];
    },
  };
}

/**
 * When nothing is on its way any more, what may have been heard was heard, and on which of its
 * branch's tips each review was taken to be given is in the journal: one that it never had is none.
 */
function settledWorld(world: World, tips: ReadonlyMap<number, string>): World {
  const { ledger } = world;
  return {
    ...world,
    mayHave: ({ guid }) => ledger.isHeard(guid),
    shownOn: (given) => ledger.tipsSince(given).filter((each) => each === tips.get(given.review)),
  };
}
