/** GraphQL's pages, to the last one. */
import { Problem } from "../../domain/problem.ts";
import type { Connection } from "../github/query.ts";

/** A hundred pages of a hundred: more is not a pull request that people review. */
const mostPages = 100;

/** `next` gives the page after a cursor; null when it has vanished meanwhile. */
export async function allNodes<T>(
  first: Connection<T>,
  next: (after: string) => Promise<Connection<T> | null>,
): Promise<readonly T[]> {
  const nodes = [...present(first)];
  let { pageInfo } = first;
  for (let pages = 1; pageInfo.hasNextPage; pages += 1) {
    const { endCursor } = pageInfo;
    const page = endCursor === null || pages >= mostPages ? null : await next(endCursor);
    if (page === null) throw new Problem("github", "GitHub did not give all pages of a list.");
    nodes.push(...present(page));
    pageInfo = page.pageInfo;
  }
  return nodes;
}

/** An item that GitHub leaves out may be the review that says no. */
function present<T>({ nodes }: Connection<T>): readonly T[] {
  const items = (nodes ?? [null]).filter((node) => node !== null);
  if (nodes === null || items.length < nodes.length)
    throw new Problem("github", "GitHub left items of a list out.");
  return items;
}
