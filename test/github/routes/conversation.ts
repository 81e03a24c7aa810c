/** Comments on a pull request that are on none of its lines. */
import { created, ok } from "../http/answer.ts";
import { actorOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { issueCommentShape, issueShape } from "../shapes/issue.ts";
import { tell } from "../webhooks/events.ts";
import { nextId } from "../world/world.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const reading = { permission: ["issues", "read"], role: "read" } as const;
const writing = { permission: ["issues", "write"], role: "read" } as const;

export const conversationRoutes: readonly Route[] = [
  onRepository("GET", path, reading, (call, repository) => {
    const pull = pullOf(call, repository);
    const page = pageOf(call, pull.conversation);
    const shapes = page.items.map((comment) => issueCommentShape(call.world, pull, comment));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("POST", path, writing, (call, repository) => {
    const { world } = call;
    const pull = pullOf(call, repository);
    const author = actorOf(call.identity);
    const body = String(call.body.body);
    const comment = { id: nextId(world, "comment"), author, body, createdAt: new Date() };
    pull.conversation.push(comment);
    const shape = issueCommentShape(world, pull, comment);
    const payload = { issue: issueShape(world, pull), comment: shape };
    const about = { action: "created", repository, sender: author, payload };
    tell(world, { event: "issue_comment", ...about });
    return created(shape);
  }),
];
