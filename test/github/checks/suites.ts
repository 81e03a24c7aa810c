/** Check suites: one per App and commit, opened by every push. */
import type { RefUpdate } from "../git/push.ts";
import { noCommit } from "../git/refs.ts";
import { suiteShape } from "../shapes/check.ts";
import { tell } from "../webhooks/events.ts";
import type { Account, App } from "../world/accounts.ts";
import type { CheckSuite, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { installationsOf, nextId } from "../world/world.ts";

/** Every App that writes checks gets a suite for the new tip, and is asked to fill it. */
export function openSuites(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
  { before, after }: Pick<RefUpdate, "before" | "after">,
): void {
  for (const { app } of installationsOf(world, repository)) {
    if (app.permissions.checks !== "write") continue;
    if (findSuite(repository, app, after) !== null) continue;
    const old = before === noCommit ? null : before;
    const suite = addSuite(world, repository, { app, headSha: after, branch, before: old });
    tellSuite(world, repository, suite, "requested", sender);
  }
}

/** The suite that a new run belongs to. */
export function suiteOf(
  world: World,
  repository: Repository,
  app: App,
  headSha: string,
): CheckSuite {
  const found = findSuite(repository, app, headSha);
  if (found !== null) return found;
  const pull = repository.pulls.find((one) => one.head.sha === headSha);
  const branch = pull?.head.ref ?? null;
  return addSuite(world, repository, { app, headSha, branch, before: null });
}

export function tellSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  action: string,
  sender: Account,
): void {
  const payload = { check_suite: suiteShape(world, repository, suite) };
  const told = { event: "check_suite", action, repository, sender, payload };
  tell(world, action === "completed" ? told : { ...told, only: suite.app });
}

function findSuite(repository: Repository, app: App, headSha: string): CheckSuite | null {
  return repository.suites.find((one) => one.app === app && one.headSha === headSha) ?? null;
}

function addSuite(
  world: World,
  repository: Repository,
  wanted: { app: App; headSha: string; branch: string | null; before: string | null },
): CheckSuite {
  const suite = {
    id: nextId(world, "suite"),
    app: wanted.app,
    headSha: wanted.headSha,
    headBranch: wanted.branch,
    before: wanted.before,
    createdAt: new Date(),
    updatedAt: new Date(),
  };
  repository.suites.push(suite);
  return suite;
}
