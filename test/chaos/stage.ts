/** Where deeds are done, and how one finds something to do. */
import { tipOf } from "../github/git/refs.ts";
import type { Pull } from "../github/world/repository.ts";
import type { Firm } from "../stories/firm.ts";
import { type As, everybody } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Work } from "./work.ts";

export interface Stage {
  readonly firm: Firm;
  readonly as: As;
  readonly random: Random;
  /** By branch. */
  readonly works: Map<string, Work>;
  /** The pull request of the last deed that was about one. */
  talkedOf: Pull | null;
  /** The commit that every base started from. */
  readonly root: string;
  /** Before GitHub is asked to merge, and with what came of it. */
  readonly merging: (pull: Pull) => (isThrough: boolean) => void;
}

/** What it was about: one pull request, or all of those for a base; null: it was not to be done. */
export type Done = { readonly pull: number } | { readonly base: string } | null;

export type Deed = (stage: Stage) => Promise<Done>;

export function openPulls({ firm }: Stage): readonly Pull[] {
  return firm.repository.pulls.filter(({ state }) => state === "open");
}

export function tip({ firm }: Stage, branch: string): string {
  return tipOf(firm.repository.directory, branch) ?? "";
}

export function anyone({ random }: Stage, among: readonly string[] = everybody): string {
  return random.pick(among) ?? "alice";
}

/** Somebody's open pull request, with the branch that it is made of. */
export function anyWork(stage: Stage): { readonly pull: Pull; readonly work: Work } | null {
  const pull = stage.random.pick(openPulls(stage));
  const work = stage.works.get(pull?.head.ref ?? "");
  return pull === undefined || work === undefined ? null : { pull, work };
}
