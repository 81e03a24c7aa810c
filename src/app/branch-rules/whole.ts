/** Lists that GitHub gave in whole. */
import type { List } from "../github/rules-query.ts";

/** Null when there are more pages, or items that we may not see: any of them may be what decides. */
export function wholeOf<T>(list: List<T> | null): readonly T[] | null {
  if (list === null || list.nodes === null || list.pageInfo.hasNextPage) return null;
  const items = list.nodes.filter((node) => node !== null);
  return items.length === list.nodes.length ? items : null;
}
