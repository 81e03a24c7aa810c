/** A merge group of ordinary changes. */
import { modeOfGroup, reachGroup } from "../../../src/core/queue/reach.ts";
import type { Decision, Verdict } from "../../../src/domain/decision.ts";
import type { GroupDecision, GroupFlaw } from "../../../src/domain/group.ts";
import { head, key, repository, sha } from "../ordinary.ts";
import { approvals, decided } from "../publication/cases.ts";

type Member = GroupDecision["members"][number];

export function member(verdict: Verdict, pull = key.pull): Member {
  const approved = decided({ given: approvals });
  const decision: Decision = verdict === "held" ? decided({}) : { ...approved, verdict };
  return { pull, head, before: sha("b"), commit: sha("e"), decision };
}

export function group(members: readonly Member[], flaws: readonly GroupFlaw[] = []): GroupDecision {
  const decisions = members.map(({ decision }) => decision);
  return {
    key,
    repository,
    verdict: reachGroup(decisions, flaws),
    mode: modeOfGroup(decisions, "enforce"),
    head: sha("e"),
    base: sha("b"),
    baseRef: "main",
    members,
    flaws,
  };
}
