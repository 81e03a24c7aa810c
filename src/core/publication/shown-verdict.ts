/** The verdict that a check run of ours shows, by its state and the beginning of its title. */
import type { Verdict } from "../../domain/decision.ts";
import { checkNames } from "../../domain/publication.ts";

/** As GitHub tells it; all of it hostile text. */
export interface ShownRun {
  readonly name: string;
  /** `in_progress`, or a conclusion. */
  readonly state: string;
  readonly title: string;
}

/** Null when it tells none: Foureyes has just begun to look, or has taken its result back. */
export function shownVerdict({ name, state, title }: ShownRun): Verdict | null {
  if (name === checkNames.observe) return state === "neutral" ? observedVerdict(title) : null;
  if (title.startsWith("Not checked: ")) return state === "success" ? null : "undetermined";
  switch (state) {
    case "success":
      return "clear";
    case "in_progress":
      return /^(?:Waiting|Clear for )/.test(title) ? "held" : null;
    case "failure":
      if (title.startsWith("Blocked: ")) return "blocked";
      return title.startsWith("Clear for ") ? "undetermined" : null;
    default:
      return null;
  }
}

function observedVerdict(title: string): Verdict | null {
  const said = title.replace(/^Observing only: /, "");
  if (said === title) return null;
  if (said.startsWith("not checked: ")) return "undetermined";
  if (said.startsWith("this would wait for ")) return "held";
  if (said.endsWith(" would block this")) return "blocked";
  return /^(?:nothing guarded is touched|this would be clear)$/.test(said) ? "clear" : null;
}
