/** People and reviews of a pull request: one query, more only where a list has more pages. */
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type {
  Collaborators,
  CommitPeople,
  LiveReview,
  Pull,
  Repository,
} from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type CommitNode, commitsByIdQuery } from "../github/commits-query.ts";
import {
  type AskedAlong,
  moreCommitsQuery,
  moreReviewsQuery,
  type PullAnswer,
  type PullNode,
  pullQuery,
} from "../github/query.ts";
import type { BaselineBlob, Tip } from "../policy/slots.ts";
import type { KnownPull } from "../webhook/notes.ts";
import { readCollaborators } from "./collaborators.ts";
import { allNodes } from "./pages.ts";
import { commitPeopleOf, liveReviewOf, personOf } from "./people.ts";
import { runsOn, type StandingRun } from "./standing-runs.ts";
import { dataBeside, readTeams, type Teams } from "./teams.ts";
import { tipsIn } from "./tips.ts";

export interface FoundPull {
  readonly known: KnownPull;
  /** Null when it is closed: its base may be gone. */
  readonly reading: PullReading | null;
}

export interface PullReading {
  readonly pull: Pull;
  /** Where its branch is; null when the fork is gone. */
  readonly headRepository: Repository | null;
  readonly headRef: string;
  readonly reviews: readonly LiveReview[];
  readonly authors: Readonly<Record<string, CommitPeople>>;
  readonly teams: Teams;
  /** Null when they were not asked for. */
  readonly collaborators: Collaborators | null;
  /** Numbers of the other open pull requests with this head (A18). */
  readonly siblings: readonly number[];
  readonly default: Tip;
  /** Of the branches that were asked for, those that exist. */
  readonly tips: readonly Tip[];
  /** Check runs of ours that stand on its head. */
  readonly standing: readonly StandingRun[];
  /** The organisation's policy; null when it has none that we can see. */
  readonly baseline: BaselineBlob | null;
}

/** Null when the pull request does not exist. */
export async function fetchPull(
  octokit: Pick<Octokit, "graphql">,
  repository: Repository,
  number: number,
  asked: AskedAlong,
): Promise<FoundPull | null> {
  const { owner, name } = repository;
  const answer = await octokit
    .graphql<PullAnswer>(pullQuery(asked), { owner, name, number })
    .catch((cause: unknown) => dataBeside<PullAnswer>(cause));
  if (answer.repository === null) throw new Problem("github", `${owner}/${name} cannot be seen.`);
  const node = answer.repository.pullRequest;
  if (node === null) return null;
  if (answer.repository.databaseId !== repository.id) {
    throw new Problem(
      "github",
      `${owner}/${name} is another repository now; a delivery of the old one will tell its new name.`,
    );
  }
  const known = knownOf(node, repository.id);
  if (!known.open) return { known, reading: null };
  const where = { owner, name, number };
  const reading: PullReading = {
    pull: pullOf(node),
    headRepository: headRepositoryOf(node),
    headRef: node.headRefName,
    reviews: await allReviews(octokit, node, where),
    authors: await allAuthors(octokit, node, where),
    teams: await readTeams(octokit, asked.teams, answer),
    collaborators: asked.collaborators
      ? await readCollaborators(octokit, repository, answer.repository.collaborators ?? null)
      : null,
    siblings: siblingsOf(node),
    standing: (node.last.nodes ?? []).flatMap((last) => (last === null ? [] : runsOn(last.commit))),
    tips: tipsIn(answer.repository, asked.branches),
    default: defaultOf(answer.repository.defaultBranchRef),
    baseline: answer.baseline?.object ?? null,
  };
  return { known, reading };
}

function defaultOf(ref: NonNullable<PullAnswer["repository"]>["defaultBranchRef"]): Tip {
  const tip = ref?.target?.oid;
  if (ref === null || tip === undefined)
    throw new Problem("github", "The repository has no default branch.");
  return { ref: ref.name, commit: parseSha(tip) };
}

interface Where {
  readonly [name: string]: unknown;
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

function pullOf(node: PullNode): Pull {
  const tip = node.baseRef?.target?.oid;
  if (tip === undefined) throw new Problem("github", "The base branch is gone.");
  return {
    number: node.number,
    opener: personOf(node.author),
    draft: node.isDraft,
    baseRef: node.baseRefName,
    head: parseSha(node.headRefOid),
    base: parseSha(tip),
  };
}

function headRepositoryOf({ headRepository }: PullNode): Repository | null {
  if (headRepository?.databaseId == null) return null;
  const { databaseId: id, name, owner } = headRepository;
  return { id, owner: owner.login, name };
}

function knownOf(node: PullNode, repository: number): KnownPull {
  return {
    repository,
    number: node.number,
    open: node.state === "OPEN",
    merged: node.state === "MERGED",
    head: parseSha(node.headRefOid),
    headRepository: node.headRepository?.databaseId ?? null,
    headRef: node.headRefName,
    baseRef: node.baseRefName,
  };
}

async function allReviews(
  octokit: Pick<Octokit, "graphql">,
  node: PullNode,
  where: Where,
): Promise<readonly LiveReview[]> {
  if (node.reviews === null) throw new Problem("github", "GitHub did not give the reviews.");
  const nodes = await allNodes(node.reviews, async (after) => {
    const answer = await octokit.graphql<PullAnswer>(moreReviewsQuery, { ...where, after });
    return answer.repository?.pullRequest?.reviews ?? null;
  });
  return nodes.map(liveReviewOf);
}

async function allAuthors(
  octokit: Pick<Octokit, "graphql">,
  node: PullNode,
  where: Where,
): Promise<Readonly<Record<string, CommitPeople>>> {
  const nodes = await allNodes(node.commits, async (after) => {
    const answer = await octokit.graphql<PullAnswer>(moreCommitsQuery, { ...where, after });
    return answer.repository?.pullRequest?.commits ?? null;
  });
  return Object.fromEntries(nodes.map(({ commit }) => [commit.oid, commitPeopleOf(commit)]));
}

/** Whoever wrote commits that the pull request's own list leaves out: it stops at 250 (C06). */
export async function fetchAuthors(
  octokit: Pick<Octokit, "graphql">,
  { owner, name }: Repository,
  commits: readonly Sha[],
  known: Readonly<Record<string, CommitPeople>>,
): Promise<Readonly<Record<string, CommitPeople>>> {
  const authors = { ...known };
  const missing = commits.filter((commit) => authors[commit] === undefined);
  for (let from = 0; from < missing.length; from += 50) {
    const ids = missing.slice(from, from + 50);
    const answer = await octokit.graphql<{ repository: Record<string, CommitNode | null> | null }>(
      commitsByIdQuery(ids),
      { owner, name },
    );
    for (const [index, id] of ids.entries()) {
      const node = answer.repository?.[`commit${index}`];
      if (node !== null && node !== undefined) authors[id] = commitPeopleOf(node);
    }
  }
  return authors;
}

function siblingsOf(node: PullNode): readonly number[] {
  return (node.last.nodes ?? [])
    .flatMap((last) => last?.commit.associatedPullRequests?.nodes ?? [])
    .filter((pull) => pull !== null)
    .filter(
      (pull) =>
        pull.state === "OPEN" && pull.headRefOid === node.headRefOid && pull.number !== node.number,
    )
    .map((pull) => pull.number);
}
