/** A simulation out of the App's database: the newest decision again, with a few approvals more. */

import { distinct } from "../../core/approvals/reserves.ts";
import { recordOf } from "../../core/journal/record.ts";
import { simulatedJson } from "../../core/publication/explained-json.ts";
import { decisionOf } from "../../core/publication/recorded-decision.ts";
import {
  type Simulation,
  simulatedPage,
  simulatedVerdict,
} from "../../core/publication/simulated-page.ts";
import { personCalled } from "../../core/simulation/approvals.ts";
import { simulate } from "../../core/simulation/simulate.ts";
import { onDamagedJournal } from "../../core/verdict/damaged.ts";
import type { Inputs } from "../../domain/evidence.ts";
import type { Person } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { lastRules } from "../branch-rules/cache.ts";
import { anchorKeysIn } from "../environment.ts";
import { readDamages } from "../journal/acknowledge.ts";
import type { Database } from "../store/database.ts";
import { type Console, exits } from "./console.ts";
import type { NamedPull } from "./named-pull.ts";
import { type NewestDecision, newestDecision } from "./newest-decision.ts";
import { printable } from "./printable.ts";
import { type Format, render } from "./render.ts";
import { statusOf } from "./verdict-status.ts";

export interface Wanted {
  readonly named: NamedPull;
  /** Who would approve. */
  readonly logins: readonly string[];
  readonly format: Format;
}

/** Throws "usage". */
export async function simulateFromJournal(
  database: Database,
  { named, logins, format }: Wanted,
  console: Console,
): Promise<number> {
  const newest = await newestDecision(database, named);
  const reason = whyNot(newest, named);
  if (newest.kind === "unusable" || newest.inputs === null || reason !== null) {
    console.err(`foureyes: ${printable(reason ?? "")}\n`);
    return exits.undetermined;
  }
  const { inputs } = newest;
  const approvers = distinct(logins.map((login) => personIn(inputs, login)));
  const simulation = await simulated(database, newest, inputs, approvers, console);
  const page = () => simulatedPage(simulation);
  console.out(render({ page, json: () => simulatedJson(simulation) }, format, console));
  return statusOf(simulatedVerdict(simulation));
}

/** Why nothing can be simulated; null when it can. */
function whyNot(newest: NewestDecision, { repository, pull }: NamedPull): string | null {
  const name = `${repository}#${pull}`;
  if (newest.kind === "unusable") return newest.reason;
  const { entry, standing, inputs, damage } = newest;
  switch (standing.kind) {
    case "closed":
    case "merged":
      throw new Problem("usage", `${name} is not open any more: nobody can approve it.`);
    case "moved":
      return `${name} is at ${standing.head} now, and no decision was made on that yet. Try again when there is one: a check is published then.`;
    case "current":
      if (damage !== null) return `Entry ${entry} cannot be decided again. ${damage}`;
      return inputs === null
        ? `The newest decision on ${name} could not look at the change, so nothing can be simulated: foureyes explain tells why.`
        : null;
    default:
      return standing satisfies never;
  }
}

function personIn(inputs: Inputs, login: string): Person {
  const person = personCalled(inputs, login);
  if (person !== null) return person;
  throw new Problem(
    "usage",
    `The newest decision knew nobody called ${JSON.stringify(login.slice(0, 60))}: it knew the teams that the policy names, those who reviewed, and those who wrote a part. Where the policy asks for nobody by a team or a role, that is all.`,
  );
}

async function simulated(
  database: Database,
  newest: Extract<NewestDecision, { kind: "decision" }>,
  inputs: NonNullable<Extract<NewestDecision, { kind: "decision" }>["inputs"]>,
  approvers: readonly Person[],
  { environment }: Console,
): Promise<Simulation> {
  const { entry, at, recorded, siblings } = newest;
  const rules = await lastRules(database, recorded.key.repository);
  const { decision: own, ...rest } = simulate(recorded, inputs, approvers, rules);
  const keys = anchorKeysIn(environment);
  const damages = keys === null ? [] : await readDamages(database, keys);
  const isDamaged = damages.some(
    ({ installation, isLifted }) => installation === recorded.key.installation && !isLifted,
  );
  return {
    ...rest,
    decision: decisionOf(recordOf(isDamaged ? onDamagedJournal(own) : own)),
    published: { entry, at, verdict: recorded.verdict },
    siblings,
    isVerified: keys !== null,
  };
}
