/** Pages of a GraphQL list, held to GitHub's rule that every list is bounded. */
import { GraphQLError } from "graphql";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const most = 100;

/** `shape` is called for the items of the page only. */
export function connectionOf<Item, Shape>(
  items: readonly Item[],
  page: PageArguments,
  shape: (item: Item) => Shape,
) {
  const { first, last } = page;
  for (const bound of [first, last]) checkBound(bound);
  if (first == null && last == null)
    throw refused("MISSING_PAGINATION_BOUNDARIES", "You must provide a `first` or `last` value.");
  const from = page.after == null ? 0 : indexIn(page.after) + 1;
  const to = page.before == null ? items.length : indexIn(page.before);
  const start = first == null ? Math.max(from, to - (last ?? 0)) : from;
  const end = first == null ? to : Math.min(to, from + first);
  const nodes = items.slice(start, end).map(shape);
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(start + index) }));
  return {
    totalCount: items.length,
    nodes,
    edges,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function checkBound(bound: number | null | undefined): void {
  if (bound == null || (bound >= 0 && bound <= most)) return;
  throw refused(
    "EXCESSIVE_PAGINATION",
    `Requesting ${bound} records exceeds the limit of ${most}.`,
  );
}

function cursorOf(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString("base64");
}

function indexIn(cursor: string): number {
  const match = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("latin1"));
  if (match === null) throw refused("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` is no cursor.`);
  return Number(match[1]);
}

/** These are the caller's mistakes; no `type` that a product may wait for. */
function refused(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
