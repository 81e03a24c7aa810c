/** Pages of a list, with GitHub's `Link` header. */
import type { Call } from "./call.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** `per_page` is 30 unless told, 100 at most; `page` counts from 1. */
export function pageOf<Item>(call: Call, all: readonly Item[]): Page<Item> {
  const size = Math.min(100, Math.max(1, Number(call.query.get("per_page") ?? 30) || 30));
  const page = Math.max(1, Number(call.query.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const items = all.slice((page - 1) * size, page * size);
  return { items, headers: page < last ? { link: linkOf(call, page, last) } : {} };
}

function linkOf(call: Call, page: number, last: number): string {
  const link = (number: number, relation: string) => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `<${call.url}?${query}>; rel="${relation}"`;
  };
  return [link(page + 1, "next"), link(last, "last")].join(", ");
}
