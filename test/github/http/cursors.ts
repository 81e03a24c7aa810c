/** Pages of a list whose `Link` header has cursors instead of numbers. */
import { invalid } from "./answer.ts";
import type { Call } from "./call.ts";
import type { Page } from "./pages.ts";

/** What is `after` or `before` the item that a cursor names, in the order of the list. */
export function cursorPageOf<Item extends { readonly id: number }>(
  call: Call,
  all: readonly Item[],
): Page<Item> {
  const size = Math.min(100, Math.max(1, Number(call.query.get("per_page") ?? 30) || 30));
  const before = placeOf(all, call.query.get("before"));
  const after = placeOf(all, call.query.get("after"));
  const start = before === null ? (after ?? -1) + 1 : Math.max(0, before - size);
  const end = before ?? start + size;
  const items = all.slice(start, end);
  const links = [
    ...(end < all.length ? [linkOf(call, "after", items.at(-1), "next")] : []),
    ...(start > 0 ? [linkOf(call, "before", items[0], "prev")] : []),
  ];
  return { items, headers: links.length === 0 ? {} : { link: links.join(", ") } };
}

/** Null without a cursor. */
function placeOf(all: readonly { readonly id: number }[], cursor: string | null): number | null {
  if (cursor === null) return null;
  const id = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString("latin1"))?.[1];
  const place = all.findIndex((one) => one.id === Number(id));
  if (place < 0) throw invalid("The cursor is invalid.");
  return place;
}

function linkOf(
  call: Call,
  name: "after" | "before",
  item: { readonly id: number } | undefined,
  relation: "next" | "prev",
): string {
  const query = new URLSearchParams(call.query);
  query.delete("after");
  query.delete("before");
  query.set(name, Buffer.from(`cursor:v2:${item?.id}`).toString("base64url"));
  return `<${call.url}?${query}>; rel="${relation}"`;
}
