/** How the attacks are played: one firm for all of a chapter, each attack on branches of its own. */
import { afterAll, beforeAll, describe } from "vitest";
import { commit, type NewCommit, push } from "../stories/desk.ts";
import {
  at,
  closeAll,
  type Firm,
  type FirmOptions,
  honest,
  type Login,
  open,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";
import { storyNames } from "./story-names.ts";

export type Stage = () => Firm;

/** What the table of attacks says of one, in a sentence or two each. */
export interface About {
  readonly attack: string;
  /** What Foureyes does. */
  readonly defence: string;
}

/** A file of its own each: an attack, and its twin that passes. */
export interface Story {
  readonly about: About;
  readonly attack: (stage: Stage) => void;
}

/** Plays every story whose name begins so. */
export async function playChapter(names: string, options: FirmOptions): Promise<void> {
  let firm: Firm;
  beforeAll(async () => {
    firm = await startFirm(options);
  });
  afterAll(() => firm.close());
  for (const name of storyNames.filter((each) => new RegExp(`^${names}`).test(each))) {
    const { attack }: Story = await import(/* @vite-ignore */ `./${name}.ts`);
    describe(name, () => {
      // What is open is looked at again with every push to its base.
      afterAll(() => closeAll(firm));
      attack(() => firm);
    });
  }
}

/** Changes the strategy, and nothing of what it does. */
export const harmless = honest.replace("best first", "the best first");

export interface Proposed {
  readonly pull: number;
  readonly head: string;
}

/** A commit of the person's on a branch, and a pull request for it. */
export async function propose(
  firm: Firm,
  who: Login,
  branch: string,
  wanted: Partial<NewCommit> = {},
): Promise<Proposed> {
  const made = { author: who, files: { [strategy]: harmless }, ...wanted };
  const head = await push(firm, who, branch, commit(firm, made));
  return { pull: await open(firm, who, branch), head };
}

export async function approve(
  firm: Firm,
  pull_number: number,
  ...people: readonly Login[]
): Promise<void> {
  for (const person of people)
    await firm.as(person).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  await firm.settled();
}

export async function state(firm: Firm, pull: number): Promise<string | undefined> {
  return (await shown(firm, pull))?.state;
}

/** The reason that the page gives for not counting a person's review. */
export async function ignored(firm: Firm, pull: number, who: Login): Promise<string | undefined> {
  const page = await shown(firm, pull);
  return new RegExp(`^\\| ${who} \\| .* \\| (.*) \\|$`, "m").exec(page?.summary ?? "")?.[1];
}
