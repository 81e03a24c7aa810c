/** Repositories as the REST API and webhooks show them. */
import type { Repository } from "../world/repository.ts";
import { fullNameOf } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

/** What follows the repository's address in each of its `…_url` fields. */
const links = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
};

export function apiUrlOf(world: World, repository: Repository): string {
  return `${world.url}/repos/${fullNameOf(repository)}`;
}

/** Where people look at it. */
export function pageUrlOf(world: World, repository: Repository): string {
  return `${world.url}/${fullNameOf(repository)}`;
}

/** The short form. */
export function simpleRepositoryShape(world: World, repository: Repository) {
  const url = apiUrlOf(world, repository);
  const urls = Object.fromEntries(Object.entries(links).map(([name, rest]) => [name, url + rest]));
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    private: repository.private,
    owner: userShape(world, repository.owner),
    html_url: pageUrlOf(world, repository),
    description: null,
    fork: repository.parent !== null,
    url,
    ...urls,
  };
}

export function repositoryShape(world: World, repository: Repository) {
  const page = pageUrlOf(world, repository);
  const host = new URL(world.url).host;
  return {
    ...simpleRepositoryShape(world, repository),
    ...counts,
    ...features,
    clone_url: `${page}.git`,
    git_url: `git://${host}/${fullNameOf(repository)}.git`,
    ssh_url: `git@${host}:${fullNameOf(repository)}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    visibility: repository.private ? "private" : "public",
    default_branch: repository.defaultBranch,
    created_at: isoOf(repository.createdAt),
    updated_at: isoOf(repository.createdAt),
    pushed_at: isoOf(repository.pushedAt),
  };
}

export function fullRepositoryShape(world: World, repository: Repository) {
  return { ...repositoryShape(world, repository), network_count: 0, subscribers_count: 0 };
}

/** As `installation` webhooks name repositories. */
export function repositoryMention(repository: Repository) {
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullNameOf(repository),
    private: repository.private,
  };
}

const counts = {
  forks: 0,
  forks_count: 0,
  open_issues: 0,
  open_issues_count: 0,
  size: 1,
  stargazers_count: 0,
  watchers: 0,
  watchers_count: 0,
};

const features = {
  archived: false,
  disabled: false,
  allow_forking: true,
  has_discussions: false,
  has_downloads: true,
  has_issues: true,
  has_pages: false,
  has_projects: true,
  has_wiki: true,
  is_template: false,
  topics: [],
  web_commit_signoff_required: false,
};
