/** Ways around the check in words, each with what closes it. */
import type { Weakness } from "../../domain/branch-rules.ts";
import { listOf, type Sentence, say } from "../../domain/sentence.ts";
import { firstOf } from "../publication/page.ts";
import { countOf, ours } from "../publication/words.ts";

const mostNames = 5;

export function weaknessWords(weakness: Weakness, branch: string): Sentence {
  switch (weakness.kind) {
    case "unreadable":
      return say`The rules of ${branch} could not be read, so nobody knows whether this check is required there. Give the App “Administration: read”.`;
    case "not-required":
      return say`This check is not required on ${branch}, so it stops nobody there. Require ${"foureyes"} in the rules of the branch, from this App.`;
    case "unpinned":
      return say`The rules of ${branch} take ${"foureyes"} from whoever reports it. Choose this App as its source.`;
    case "other-app":
      return say`The rules of ${branch} want ${"foureyes"} from another App. Choose this App as its source.`;
    case "bypass": {
      const { shown, more } = firstOf(weakness.by, mostNames);
      const names = shown.map(({ who }) => say`${who}`);
      const others = more === 0 ? [] : [ours(countOf(more, "other"))];
      return say`Without this check may merge into ${branch}: ${listOf([...names, ...others])}. Take them off the bypass list.`;
    }
    case "bypass-unknown":
      return say`GitHub shows only administrators who may bypass the rules of ${branch}: ${"foureyes policy check --remote"} tells them.`;
    default:
      return weakness satisfies never;
  }
}
