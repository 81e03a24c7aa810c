/** The JSON of `policy check --remote`, version 1: fields may be added, never changed. */
import type { Subject } from "../../domain/policy.ts";
import { teamName } from "../approvals/electorate.ts";
import {
  type Remote,
  type RemoteBranch,
  type RemotePolicy,
  remoteStatus,
} from "./policy-remote-page.ts";

export function remoteJson(remote: Remote): object {
  const { repository, appId, mayAdminister, branches, isPartial, actionsMayApprove } = remote;
  return {
    version: 1,
    repository,
    status: remoteStatus(remote),
    appId,
    mayAdminister,
    branches: branches.map(branchJson),
    moreBranches: isPartial,
    actionsMayApprove,
    ...policyJson(remote.policy),
  };
}

function branchJson({ branch, check, sources, bypass, weaknesses, beside }: RemoteBranch): object {
  return {
    branch,
    check,
    sources,
    bypass: bypass?.map(({ who }) => who) ?? null,
    weaknesses: weaknesses.map(({ kind }) => kind),
    beside,
  };
}

function policyJson(policy: RemotePolicy): object {
  if (policy.kind !== "valid")
    return { policy: policy.kind, ...(policy.kind === "invalid" ? { errors: policy.errors } : {}) };
  const { gaps, tight, unlisted } = policy.seats;
  return {
    policy: policy.kind,
    gaps: gaps.map(({ area, seat, places, faults }) => ({
      area,
      count: seat.count,
      of: seat.of.map(subjectText),
      places,
      faults: faults.map(({ kind, subject }) => ({ kind, subject: subjectText(subject) })),
    })),
    tight: tight.map(({ area, authors }) => ({ area, authors: authors.map(({ login }) => login) })),
    unlisted,
  };
}

/** As a policy writes it. */
function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case "team":
      return `team:${teamName(subject)}`;
    case "user":
      return `user:${subject.login}`;
    case "role":
      return `role:${subject.role}`;
    default:
      return subject satisfies never;
  }
}
