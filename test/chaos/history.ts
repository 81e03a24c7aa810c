/** Which deed comes next, by chance, and so that the firm neither runs dry nor drowns. */
import * as deeds from "./deeds.ts";
import type { Plan } from "./run.ts";
import type { Stage } from "./stage.ts";
import type { Watch } from "./watch.ts";

/** More of them at once would only make each push to a base dear. */
const mostOpen = 24;
/** So many are left to be judged at the end, and in the last share of events nearly all is approvals: then it matters who may give them. */
const leftOpen = 16;
const lastShare = 0.12;

const kinds = {
  open: deeds.open,
  push: deeds.pushMore,
  update: deeds.update,
  "force-push": deeds.forcePush,
  review: deeds.review,
  dismissal: deeds.dismiss,
  retarget: deeds.retarget,
  "push to a base": deeds.pushToBase,
  "change of a policy": deeds.changePolicy,
  close: deeds.close,
  reopen: deeds.reopen,
  merge: deeds.merge,
} as const;
type Kind = keyof typeof kinds;

/** Does it, and gives its name; a deed that GitHub refuses is one, too. `done`: how many were before. */
export async function nextDeed(
  stage: Stage,
  plan: Pick<Plan, "pulls" | "events">,
  done: number,
  watch: Watch,
): Promise<string> {
  const { random, firm } = stage;
  for (;;) {
    const kind = random.among(weightsNow(stage, plan, done));
    const about = await kinds[kind](stage).catch((cause: { status?: number }) => {
      if (cause.status === undefined || cause.status >= 500) throw cause;
      return "refused" as const;
    });
    if (about === null) continue;
    if (about === "refused") return `${kind} (refused)`;
    const pull = "pull" in about ? firm.repository.pulls[about.pull - 1] : undefined;
    if (pull === undefined) watch.lookAtAll();
    else watch.look(pull);
    stage.talkedOf = pull ?? stage.talkedOf;
    return kind;
  }
}

function weightsNow(
  stage: Stage,
  { pulls, events }: Pick<Plan, "pulls" | "events">,
  done: number,
): Readonly<Record<Kind, number>> {
  const { firm, works } = stage;
  const open = firm.repository.pulls.filter(({ state }) => state === "open").length;
  const share = (100 * pulls) / events;
  const mayOpen = works.size < pulls && open < mostOpen;
  const mayEnd = works.size < pulls || open > leftOpen;
  return {
    open: mayOpen ? Math.max(share * 1.6, open < 3 ? 100 : 0) : 0,
    push: 10,
    update: 3,
    "force-push": 6,
    review: done > events * (1 - lastShare) ? 900 : 45,
    dismissal: 4,
    retarget: 3,
    "push to a base": 0.5,
    "change of a policy": deeds.isPolicyBroken(stage) ? 5 : 0.5,
    close: mayEnd ? (open > mostOpen - 4 ? 12 : 4) : 0,
    reopen: 2,
    merge: mayEnd ? 12 : 0,
  };
}
