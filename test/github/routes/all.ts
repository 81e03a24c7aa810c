/** The registry of routes: a noun is one file and one line here. */
import type { Route } from "../http/route.ts";
import { accountRoutes } from "./accounts.ts";
import { actionRoutes } from "./actions.ts";
import { activityRoutes } from "./activity.ts";
import { appAuthRoutes } from "./app-auth.ts";
import { assigneeRoutes } from "./assignees.ts";
import { checkRoutes } from "./checks.ts";
import { commentRoutes } from "./comments.ts";
import { contentRoutes } from "./contents.ts";
import { conversationRoutes } from "./conversation.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { mergeRoutes } from "./merge.ts";
import { protectionRoutes } from "./protection.ts";
import { pullRoutes } from "./pulls.ts";
import { rateLimitRoutes } from "./rate-limit.ts";
import { refRoutes } from "./refs.ts";
import { reviewerRoutes } from "./reviewers.ts";
import { reviewRoutes } from "./reviews.ts";
import { rulesetRoutes } from "./rulesets.ts";
import { updateBranchRoutes } from "./update-branch.ts";

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...actionRoutes,
  ...activityRoutes,
  ...appAuthRoutes,
  ...assigneeRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...contentRoutes,
  ...conversationRoutes,
  ...deliveryRoutes,
  ...mergeRoutes,
  ...pullRoutes,
  ...protectionRoutes,
  ...rateLimitRoutes,
  ...refRoutes,
  ...reviewerRoutes,
  ...reviewRoutes,
  ...rulesetRoutes,
  ...updateBranchRoutes,
];
