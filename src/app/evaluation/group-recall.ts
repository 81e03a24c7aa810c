/** Takes back what stands on a merge group while it is looked at: see `recall.ts`. */
import { recall } from "../publication/recall.ts";
import type { GroupScene } from "./group-look.ts";

/** Rejects when GitHub did not confirm that what is in doubt was taken back. */
export async function whileRecalled<T>(
  { parts: { publisher, patience }, target, key }: GroupScene,
  work: () => Promise<T>,
): Promise<T> {
  const takeBack = (when: "maybe" | "in doubt") =>
    recall(publisher, target.octokit, target, key.group, when);
  await takeBack("in doubt");
  let taken: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    taken = takeBack("maybe").catch(() => {});
  }, patience.lookMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    await taken;
  }
}
