/** Attacks without a story here, and why: another test shows it, it cannot be shown, or it is not done. */
import type { About } from "./stage.ts";

export interface Unshown extends About {
  readonly why: string;
}

const noGate = "Not done: Foureyes stands before merges, not before deployments.";

export const unshown: Readonly<Record<string, Unshown>> = {
  A05c: {
    attack: "GitHub's own rule for changes by nobody's account is left off.",
    defence:
      "`policy check --remote` tells it. Foureyes does not rely on it: it asks for one approval more by itself.",
    why: "Shown by `test/core/branch-rules`.",
  },
  A06: {
    attack: "An agent or a stolen token approves in the reviewer's name.",
    defence: "None: GitHub shows such a review as the person's own.",
    why: "Cannot be told from outside. Not done: asking the person a second time, elsewhere.",
  },
  A16: {
    attack: "A commit of a fork or of another branch is brought in, or deployed, by its id.",
    defence:
      "Who brings it in pushed it, and who wrote it stays its writer (A13, A15). A deployment should take only commits that a guarded branch holds.",
    why: noGate,
  },
  B16: {
    attack: "A reply by e-mail counts as an approval.",
    defence: "Such a reply is a comment, and comments approve nothing.",
    why: "It is B15.",
  },
  C10: {
    attack: "Letters that look alike, or text that runs the other way.",
    defence: "Pages show names and lines with such letters made visible.",
    why: "Not done: no detector looks for them in code.",
  },
  C11: {
    attack: "One token changes within a huge reformatting.",
    defence: "Detectors compare what the code says, not how it is laid out.",
    why: "Shown by `test/detectors/sign-flipped`.",
  },
  C14: {
    attack: "A workflow is edited so that it deploys, or gives secrets away.",
    defence: "The built-in area `guard` has all workflows and actions, and asks for two people.",
    why: "Shown by `test/attacks/C13.ts`. Not done: reading what a workflow does.",
  },
  C16: {
    attack: "A change is split over pull requests or repositories, each of them harmless.",
    defence: "Each takes its two people.",
    why: "Not done: nothing looks at them together.",
  },
  D04: {
    attack: "Another check of a trusted name is green, or was once.",
    defence: "No other check's word is taken: nothing in a policy refers to one.",
    why: "Nothing to show.",
  },
  D05: {
    attack: "The check is not required on a branch that is deployed from.",
    defence:
      "The page says so, and a commit is green only if it is clear for every branch that requires it.",
    why: "Shown by `test/stories/branch-rules.test.ts`.",
  },
  D06: {
    attack: "Somebody who is allowed to pushes directly.",
    defence:
      "The page names who may bypass the rules. The head of a pull request that comes in so, without having been clear, is told (B09).",
    why: "Not done: planned. What no pull request ever showed is not told.",
  },
  D07: {
    attack: "Somebody merges without waiting for the check.",
    defence:
      "The page names who may bypass the rules; such a merge is told in the log and in the journal.",
    why: "Shown by `test/attacks/B09.ts`.",
  },
  D08: {
    attack: "Somebody is exempt from a ruleset, which leaves no trace.",
    defence: "Where GitHub does not show the bypass list, the page says that nobody knows.",
    why: "Shown by `test/stories/branch-rules.test.ts`.",
  },
  D09: {
    attack: "A bot that anybody can steer may bypass the rules.",
    defence: "The page names it among those who may.",
    why: "Shown by `test/stories/branch-rules.test.ts`.",
  },
  D10: {
    attack: "A bot's pull request is merged by itself, with a push of somebody else on it.",
    defence:
      "No bot has a short way: its changes take two people, and whoever pushed is none of them.",
    why: "It is A01 and A02.",
  },
  D11: {
    attack: "A reversal or a backport takes a short way.",
    defence: "There is none: it takes two people like any change.",
    why: "Nothing to show.",
  },
  D12: {
    attack: "A file is edited in the browser, straight on the default branch.",
    defence: "It is a direct push.",
    why: "It is D06.",
  },
  D13: {
    attack: "The message of a squashed commit names somebody else.",
    defence: "The journal keeps people by their number on GitHub, never by names in git.",
    why: "Shown by `test/stories/evidence.test.ts`.",
  },
  E01: {
    attack: "An administrator switches the rules off, merges, and switches them on again.",
    defence: "Pull requests are judged anew when rules change, and the page says what is missing.",
    why: "Not done: planned. What was merged while nothing required the check is not told.",
  },
  E02: {
    attack: "Somebody adds themselves, an App or a deploy key to those who may bypass.",
    defence: "The page names who may, at its next evaluation.",
    why: "Not done: planned. The moment it happens is not told.",
  },
  E03: {
    attack: "The App is suspended, removed, or loses a permission.",
    defence: "A required check that nobody reports stops every merge.",
    why: "Shown in part by `test/stories/life.test.ts`. Not done: planned. Nobody is told.",
  },
  E04: {
    attack: "Another default branch, a renamed one, or a new one to deploy from.",
    defence: "What holds is the strictest of the base branch's and the default branch's policy.",
    why: "Not done: planned. The change itself is not told.",
  },
  E05: {
    attack: "A repository is renamed, and another one takes its name.",
    defence: "Repositories are numbers here, never names.",
    why: "Shown by `test/stories/life.test.ts`.",
  },
  E07: {
    attack: "A custom role may bypass branch protection.",
    defence: "None: no list that Foureyes may read shows that.",
    why: "Cannot be told from outside.",
  },
  E08: {
    attack: "Who runs GitHub itself does it: a site administrator, support.",
    defence: "The sink keeps what was decided in somebody else's hands.",
    why: "Out of reach.",
  },
  E10: {
    attack: "Who runs Foureyes edits its database or its settings.",
    defence:
      "The journal is chained and anchored on GitHub; where it was edited, shortened or put back nothing passes until two people have looked.",
    why: "Shown by `test/stories/journal-damage.test.ts`.",
  },
  F01: {
    attack: "The history of a guarded branch is rewritten.",
    defence:
      "Approvals fall when their base is made anew; `policy check --remote` tells if it may be.",
    why: "Shown by `test/stories/remade-base.test.ts`. Not done: telling of the rewriting.",
  },
  F02: {
    attack: "A tag or a file of a release is moved or replaced.",
    defence: "None: protect tags by a ruleset of GitHub's.",
    why: noGate,
  },
  F03: {
    attack: "A tag is named like a branch, and built instead of it.",
    defence: "Foureyes itself reads commits by their ids, never by a name.",
    why: noGate,
  },
  F04: {
    attack: "A branch that nobody reviewed is deployed.",
    defence: "None: let environments deploy from guarded branches only.",
    why: noGate,
  },
  F05: {
    attack: "A workflow of a branch takes the secrets out, to deploy with them elsewhere.",
    defence: "None: keep secrets in environments of guarded branches.",
    why: noGate,
  },
  F06: {
    attack: "The sabotage is taken back soon after, to hide the tracks.",
    defence:
      "The journal keeps what was proposed, decided and merged, with the ids of the contents.",
    why: "Not done: nothing looks for it by itself.",
  },
  F07: {
    attack: "Comments and branches are deleted, to hide who said what.",
    defence: "The journal keeps who did what, whatever GitHub shows later.",
    why: "Shown by `test/stories/evidence.test.ts`.",
  },
  G03: {
    attack: "Somebody becomes one who may approve just before they do.",
    defence: "`tenure` of the operator's file.",
    why: "It is E06.",
  },
  G08: {
    attack: "Haste: late on a Friday, or called an emergency.",
    defence: "None: there is no short way, and no hour counts more than another.",
    why: "Not done.",
  },
};
