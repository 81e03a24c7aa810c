/** What people do with merge queues and auto-merge in the browser. */
import { enableAutoMerge } from "../pulls/auto-merge.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { accountOf } from "../world/world.ts";
import { dequeue, enqueue, type NewQueue, setQueue } from "./queue.ts";

export function queueButtonsOf(world: World) {
  return {
    /** With a rule of its own; a pull request comes in when the other rules let it be merged. */
    setQueue: (repository: Repository, branch: string, wanted: NewQueue = {}): void =>
      setQueue(world, repository, branch, wanted),
    /** Why it does not come in; null when it does. */
    enqueue: (repository: Repository, number: number, login: string): string | null =>
      enqueue(world, pullOf(repository, number), personOf(world, login)),
    dequeue: (repository: Repository, number: number, login: string): void =>
      dequeue(world, pullOf(repository, number), personOf(world, login), "MANUAL"),
    enableAutoMerge: (repository: Repository, number: number, login: string): void =>
      enableAutoMerge(world, pullOf(repository, number), personOf(world, login)),
  };
}

function pullOf({ pulls }: Repository, wanted: number): Pull {
  const found = pulls.find(({ number }) => number === wanted);
  if (found === undefined) throw new Error(`There is no pull request ${wanted}.`);
  return found;
}

function personOf(world: World, login: string): Account {
  const found = accountOf(world, login);
  if (found === null) throw new Error(`There is no ${login}.`);
  return found;
}
