/** What an entry is about: its identity, so that a replay adds nothing, and where it is found again. */
import { type Fact, type Pushed, remadeBy } from "../../domain/fact.ts";
import type { EntryContent, GroupRecord } from "../../domain/journal-entry.ts";
import type { Sha } from "../../domain/sha.ts";

/** Two facts of one identity are one fact, however often they are delivered. */
export function identityOf(fact: Fact): string {
  switch (fact.kind) {
    case "opened":
      return `opened ${pullSubject(fact)} ${fact.head}`;
    case "updated":
      return `updated ${pullSubject(fact)} ${fact.before} ${fact.after} ${fact.by.id}`;
    case "pushed":
      return `pushed ${fact.repository} ${fact.ref} ${fact.before} ${fact.after} ${fact.by.id}${againOf(fact)}`;
    case "reviewed":
      return `reviewed ${pullSubject(fact)} ${fact.review}`;
    case "review-dismissed":
      return `dismissed ${pullSubject(fact)} ${fact.review}`;
    case "review-edited":
      return `edited ${pullSubject(fact)} ${fact.review} ${fact.at}`;
    case "bound":
      return `bound ${pullSubject(fact)} ${fact.review}`;
    case "moved":
      return `moved ${pullSubject(fact)} ${fact.ref} ${fact.before} ${fact.after} ${fact.by.id} ${fact.at}`;
    case "wrote":
      return `wrote ${pullSubject(fact)} ${fact.head}`;
    case "called":
      return `called ${pullSubject(fact)} ${fact.how} ${fact.id} ${fact.by.id}`;
    case "suggested":
      return `suggested ${pullSubject(fact)} ${fact.comment}`;
    case "retargeted":
      return `retargeted ${pullSubject(fact)} ${fact.at}`;
    case "closed":
      return `closed ${pullSubject(fact)} ${fact.at}`;
    case "members-seen":
      return `members ${fact.group} ${fact.people.map(({ id }) => id).join(",")}`;
    case "run-forged":
      return `forged ${fact.repository} ${fact.run} ${fact.state}`;
    case "merged-unclear":
      return `unclear ${pullSubject(fact)} ${fact.head}`;
    default:
      return fact satisfies never;
  }
}

/** A branch may be made of the same commit once more, and each time takes approvals away. */
function againOf(push: Pushed): string {
  return remadeBy(push) === null ? "" : ` ${push.at ?? ""}`;
}

/** Under which names an entry is looked up. */
export function subjectsOf(content: EntryContent): readonly string[] {
  switch (content.kind) {
    case "fact":
      return factSubjects(content.fact);
    case "decision":
      return [pullSubject(content.decision.key)];
    case "group":
      return groupSubjects(content.group);
    case "publication":
      return [];
    case "damage":
    case "acknowledgement":
      return [damageSubject];
    default:
      return content satisfies never;
  }
}

/** Those in it, and the one that it was made for, which is not known to be in it when we could not look. */
function groupSubjects({ key, members }: GroupRecord): readonly string[] {
  const { repository } = key;
  const others = members.map(({ pull }) => pullSubject({ repository, pull }));
  return [...new Set([pullSubject(key), ...others])];
}

/** A push to a fork is told by its pull request alone, and stays with the commit in another one (A17). */
function factSubjects(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case "pushed": {
      const { repository, commits } = fact;
      const remade = remadeBy(fact);
      const branches = remade === null ? [] : [branchSubject(repository, remade)];
      return [...commits.map(commitSubject), ...branches];
    }
    case "updated":
    case "moved":
      return [pullSubject(fact), commitSubject(fact.after)];
    case "run-forged":
      return [commitSubject(fact.head)];
    case "members-seen":
      return [groupSubject(fact.group)];
    default:
      return [pullSubject(fact)];
  }
}

export function pullSubject({ repository, pull }: { repository: number; pull: number }): string {
  return `pull ${repository}#${pull}`;
}

export function groupSubject(group: string): string {
  return `group ${group}`;
}

/** Few, and asked for together. */
export const damageSubject = "damage";

export function branchSubject(repository: number, branch: string): string {
  return `branch ${repository} ${branch}`;
}

/** Commit ids are the same in every repository, so a push to a fork of ours is found as well. */
export function commitSubject(commit: Sha): string {
  return `commit ${commit}`;
}
