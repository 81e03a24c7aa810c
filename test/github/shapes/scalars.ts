/** Dates and node ids as GitHub writes them. */

/** UTC, whole seconds. */
export function isoOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

export function isoOrNull(date: Date | null): string | null {
  return date === null ? null : isoOf(date);
}

/** An opaque id that names the kind of thing, so that it can be read back. */
export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString("base64url");
}

/** Null for what is no id of ours. */
export function parseNodeId(text: string): { readonly kind: string; readonly id: number } | null {
  const match = /^(\w+):(\d+)$/.exec(Buffer.from(text, "base64url").toString("latin1"));
  return match === null ? null : { kind: match[1] ?? "", id: Number(match[2]) };
}

/** As GitHub's payloads have it, where nothing may be that is no address. */
export function addressOf(email: string): string | null {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? email : null;
}
