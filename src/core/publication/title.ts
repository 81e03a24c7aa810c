/** The one line in the merge box. */
import type { AreaDecision, Decision } from "../../domain/decision.ts";
import { listOf, login, type Sentence, say } from "../../domain/sentence.ts";
import { isShort, waits } from "../verdict/reach.ts";
import { branchesOf } from "./elsewhere-words.ts";
import { approversOf } from "./lead.ts";
import { firstOf } from "./page.ts";
import { countOf, missingIn, ours, peopleOf } from "./words.ts";

export function titleOf(decision: Decision): Sentence {
  return decision.mode === "observe"
    ? say`Observing only: ${observed(decision)}`
    : enforced(decision);
}

function enforced(decision: Decision): Sentence {
  if (decision.elsewhere.length > 0)
    return say`Clear for ${decision.baseRef}, but not for ${branchesOf(decision)}`;
  switch (decision.verdict) {
    case "clear":
      return clear(decision);
    case "held":
      return ours(`Waiting: ${waitingFor(decision)}`);
    case "blocked":
      return say`Blocked: ${vetoers(decision)} asked for changes`;
    case "undetermined":
      return say`Not checked: ${obstacle(decision)}`;
    default:
      return decision.verdict satisfies never;
  }
}

function observed(decision: Decision): Sentence {
  switch (decision.verdict) {
    case "clear":
      return decision.areas.length === 0
        ? ours("nothing guarded is touched")
        : ours("this would be clear");
    case "held":
      return ours(`this would wait for ${waitingFor(decision)}`);
    case "blocked":
      return say`${vetoers(decision)} would block this`;
    case "undetermined":
      return say`not checked: ${obstacle(decision)}`;
    default:
      return decision.verdict satisfies never;
  }
}

function clear(decision: Decision): Sentence {
  if (decision.areas.length === 0) return ours("Nothing guarded is touched");
  const explained = decision.findings.filter(({ answer }) => answer !== null).length;
  const findings = explained === 0 ? [] : ours(`, ${countOf(explained, "finding")} explained`);
  return say`Approved by ${peopleOf(approversOf(decision))}${findings}`;
}

function waitingFor({ areas, findings }: Decision): string {
  const { shown, more } = firstOf(areas.filter(isShort), mostAreas);
  const waiting = findings.filter(waits).length;
  return [
    ...shown.map(approvalsFor),
    ...(more === 0 ? [] : [countOf(more, "more area")]),
    ...(waiting === 0 ? [] : [`${countOf(waiting, "finding")} to explain`]),
  ].join(", ");
}

const mostAreas = 3;

function approvalsFor(area: AreaDecision): string {
  const missing = missingIn(area);
  const unfillable = area.seats.reduce((sum, seat) => sum + seat.unfillable, 0);
  const which = unfillable < missing ? unfillable : missing === 1 ? "it" : "them";
  const nobody = unfillable === 0 ? "" : `, nobody can give ${which}`;
  return `${countOf(missing, "approval")} (${area.name}${nobody})`;
}

function vetoers({ vetoes }: Decision): Sentence {
  return listOf(vetoes.map(({ person }) => say`${login(person.login)}`));
}

function obstacle({ obstacles }: Decision): Sentence {
  const [first] = obstacles;
  switch (first?.kind) {
    case "policy":
      return ours(`the policy has ${countOf(first.errors.length, "mistake")}`);
    case "policy-gone":
      return ours("a policy is gone");
    case "unknown-team":
      return say`the policy names an unknown team, ${login(first.team)}`;
    case "unknown-roles":
      return ours("GitHub does not tell who has the roles that the policy names");
    case "unseen":
      return ours(`${countOf(first.files.length, "file")} could not be read`);
    case "trouble":
      return first.reason;
    case undefined:
      return ours("something was out of reach");
    default:
      return first satisfies never;
  }
}
