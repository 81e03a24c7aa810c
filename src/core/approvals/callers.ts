/** Who set a machine going that wrote: an agent that was called, a workflow that was set off (A02, A05). */

import type { Called, Fact } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { isOnPull } from "./on-pull.ts";
import type { Pushes, Written } from "./pushes.ts";

export interface Caller {
  readonly by: Person;
  readonly machine: Person;
  readonly how: Called["how"];
}

/** Everybody who did, of each machine that wrote. */
export function callersOf(
  snapshot: Written,
  facts: readonly Fact[],
  pushes: Pushes,
): readonly Caller[] {
  const machines = machinesIn(snapshot, pushes);
  return facts.flatMap((fact, at) =>
    fact.kind === "called" && fact.by.kind === "user" && isOnPull(fact, snapshot.key)
      ? machines
          .filter(({ machine, last }) => isCalled(fact, machine) && isInTime(fact, at, last))
          .map(({ machine }) => ({ by: fact.by, machine, how: fact.how }))
      : [],
  );
}

interface Machine {
  readonly machine: Person;
  /** Where its last push stands among the facts. */
  readonly last: number;
}

/** Each once under each of its names: it may have written every commit, and be called in every comment. */
function machinesIn({ inspection, authors }: Written, { made }: Pushes): readonly Machine[] {
  const pushed = made.filter(({ by }) => by.kind !== "user");
  const wrote = inspection.change.commits.flatMap(({ sha }) => machinesOf(sha, authors));
  const machines = new Map<string, Machine>();
  const note = (machine: Person, at: number) => {
    const name = `${machine.id} ${machine.login}`;
    const last = Math.max(machines.get(name)?.last ?? at, at);
    machines.set(name, { machine, last });
  };
  for (const { by, at } of pushed) note(by, at);
  // Nobody tells when: whoever called it before we look may have meant this.
  for (const machine of wrote) note(machine, Number.POSITIVE_INFINITY);
  return [...machines.values()];
}

export function machinesOf(commit: Sha, authors: Snapshot["authors"]): readonly Person[] {
  return (authors[commit]?.people ?? []).filter(({ kind }) => kind !== "user");
}

/** A call that comes later was about something else. A workflow is found after the fact. */
function isInTime({ how }: Called, at: number, last: number): boolean {
  return how === "workflow" || at < last;
}

/** An agent is often called by a part of its name: `@copilot` is copilot-swe-agent[bot]. */
export function isCalled({ machines }: Pick<Called, "machines">, { login }: Person): boolean {
  const name = plainName(login);
  return machines.map(plainName).some((called) => called === name || name.startsWith(`${called}-`));
}

function plainName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, "");
}
