/** What can be changed by GraphQL: drafts, which REST cannot change, and dismissals. */
import { canSee, isGranted } from "../http/access.ts";
import { Refusal } from "../http/answer.ts";
import { actorOf } from "../http/call.ts";
import { tellPull } from "../pulls/change.ts";
import { dismissReview } from "../pulls/review.ts";
import { parseNodeId } from "../shapes/scalars.ts";
import { includes } from "../world/accounts.ts";
import type { Pull } from "../world/repository.ts";
import { roleOf } from "../world/world.ts";
import { pullNode, reviewNode } from "./pull.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission, forbidden, notFound, unprocessable } from "./viewer.ts";

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

export function mutationRoot(viewer: Viewer) {
  return {
    convertPullRequestToDraft: ({ input }: Input<{ pullRequestId: string }>) =>
      setDraft(viewer, input, true),
    markPullRequestReadyForReview: ({ input }: Input<{ pullRequestId: string }>) =>
      setDraft(viewer, input, false),
    dismissPullRequestReview: ({ input }: Input<{ pullRequestReviewId: string }>) =>
      dismiss(viewer, input),
  };
}

function setDraft(
  viewer: Viewer,
  { pullRequestId, clientMutationId = null }: Input<{ pullRequestId: string }>["input"],
  draft: boolean,
) {
  const wanted = parseNodeId(pullRequestId);
  const pull = visiblePulls(viewer).find(
    ({ id }) => wanted?.kind === "PullRequest" && id === wanted.id,
  );
  if (pull === undefined)
    throw notFound(`Could not resolve to a node with the global id of '${pullRequestId}'.`);
  demandWrite(viewer, pull);
  if (pull.draft !== draft) {
    pull.draft = draft;
    const action = draft ? "converted_to_draft" : "ready_for_review";
    tellPull(viewer.world, pull, action, actorOf(viewer.identity));
  }
  return { clientMutationId, pullRequest: () => pullNode(viewer, pull) };
}

function dismiss(
  viewer: Viewer,
  { pullRequestReviewId, clientMutationId = null }: Input<{ pullRequestReviewId: string }>["input"],
) {
  const wanted = parseNodeId(pullRequestReviewId);
  for (const pull of visiblePulls(viewer)) {
    const review = pull.reviews.find(({ id }) => id === wanted?.id);
    if (wanted?.kind !== "PullRequestReview" || review === undefined) continue;
    demandWrite(viewer, pull);
    asGraphql(() => dismissReview(viewer.world, pull, review, actorOf(viewer.identity)));
    return { clientMutationId, pullRequestReview: () => reviewNode(viewer, pull, review) };
  }
  throw notFound(`Could not resolve to a node with the global id of '${pullRequestReviewId}'.`);
}

function visiblePulls(viewer: Viewer): readonly Pull[] {
  const visible = viewer.world.repositories.filter((one) =>
    canSee(viewer.world, viewer.identity, one),
  );
  return visible.flatMap((one) => one.pulls);
}

function demandWrite(viewer: Viewer, pull: Pull): void {
  const { identity } = viewer;
  demandPermission(viewer, "pull_requests", "write");
  if (identity.kind === "installation" && !isGranted(viewer.world, identity, pull.repository))
    throw forbidden();
  if (identity.kind !== "user") return;
  const mayWrite = includes(roleOf(pull.repository, identity.account), "write");
  if (!mayWrite && identity.account !== pull.author) throw forbidden();
}

function asGraphql(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) throw unprocessable(error.message);
    throw error;
  }
}
