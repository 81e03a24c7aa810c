/** What an entry is about: its identity, so that a replay adds nothing, and where it is found again. */
import { type Fact, type Pushed, remadeBy } from "../../domain/fact.ts";
import type { EntryContent, GroupRecord } from "../../domain/journal-entry.ts";
import type { Person } from "../../domain/person.ts";
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
    case "branch-moved":
      return `branch-moved ${pullSubject(fact)} ${fact.ref} ${fact.before} ${fact.after} ${fact.by.id} ${fact.at}`;
    case "moves-unknown":
      return `moves-unknown ${pullSubject(fact)} ${fact.head}`;
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
      return `members ${fact.group} ${idsOf(fact.people)}${fact.since === null ? "" : ` since ${fact.since}`}`;
    case "moved-out":
      // Paths may be no text that a database takes.
      return `moved-out ${pullSubject(fact)} ${JSON.stringify([fact.from, fact.to])}`;
    case "members-gone":
      return `gone ${fact.group} ${idsOf(fact.people)} ${fact.at}`;
    case "request-removed":
      return `request ${pullSubject(fact)} ${fact.asked.id} ${fact.at}`;
    case "run-forged":
      return `forged ${fact.repository} ${fact.run} ${fact.state}`;
    case "merged":
      return `merged ${pullSubject(fact)} ${fact.head}`;
    case "merged-unclear":
      return `unclear ${pullSubject(fact)} ${fact.head}`;
    default:
      return fact satisfies never;
  }
}

function idsOf(people: readonly Person[]): string {
  return people.map(({ id }) => id).join(",");
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
    case "opened":
      return [pullSubject(fact), workSubject(fact)];
    case "updated":
    case "branch-moved":
      return [pullSubject(fact), commitSubject(fact.after), workSubject(fact)];
    case "wrote":
    case "called":
      return [pullSubject(fact), workSubject(fact)];
    case "reviewed":
      return fact.state === "approved"
        ? [pullSubject(fact), approverSubject(fact.by)]
        : [pullSubject(fact)];
    case "run-forged":
      return [commitSubject(fact.head)];
    case "members-seen":
    case "members-gone":
      return [groupSubject(fact.group)];
    case "moved-out":
      return [movedSubject(fact.repository)];
    default:
      return [pullSubject(fact)];
  }
}

export function pullSubject({ repository, pull }: { repository: number; pull: number }): string {
  return `pull ${repository}#${pull}`;
}

/** Whoever opened a pull request or pushed to it. */
export function workSubject({ repository, pull }: { repository: number; pull: number }): string {
  return `work ${repository}#${pull}`;
}

/** What somebody approved. */
export function approverSubject({ id }: Pick<Person, "id">): string {
  return `approver ${id}`;
}

export function groupSubject(group: string): string {
  return `group ${group}`;
}

export function movedSubject(repository: number): string {
  return `moved-out ${repository}`;
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
