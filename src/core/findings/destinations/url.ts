/** Addresses of the net in a text, and how far apart two hosts are. */

export interface Url {
  readonly text: string;
  readonly scheme: string;
  /** In lower case, without a port or a user. */
  readonly host: string;
  /** 0-based, in its text. */
  readonly at: number;
}

const pattern = /\b(https?|wss?|git|ssh|ftp)(?:\+\w{2,5})?:\/\/([^\s"'`<>(),;\\]{3,300})/gi;
const mostUrls = 40;

export function urlsIn(text: string): readonly Url[] {
  const urls: Url[] = [];
  for (const match of text.slice(0, 20_000).matchAll(pattern)) {
    const rest = (match[2] ?? "").split(/[/?#]/, 1)[0] ?? "";
    const host = rest
      .slice(rest.lastIndexOf("@") + 1)
      .replace(/:[^:\]]*$/, "")
      .toLowerCase();
    if (host !== "")
      urls.push({ text: match[0], scheme: (match[1] ?? "").toLowerCase(), host, at: match.index });
    if (urls.length === mostUrls) break;
  }
  return urls;
}

/** Whoever rules over a host: `binance.com` of `api.binance.com`. */
export function siteOf(host: string): string {
  if (isNumeric(host)) return host;
  const labels = host.split(".");
  const isShared = labels.length > 2 && /^(?:com?|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? "");
  return labels.slice(isShared ? -3 : -2).join(".");
}

export function isNumeric(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.startsWith("[");
}

/** Where nobody outside listens, or where it is not said who. */
export function isLocal(host: string): boolean {
  return (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[?::1)/.test(
      host,
    ) ||
    /\.(?:local|localhost|internal|test|example|invalid|svc|cluster\.local)$/.test(host) ||
    /^(?:www\.)?example\.(?:com|org|net)$/.test(host) ||
    !/[.:]/.test(host) ||
    /[${}<>*]/.test(host)
  );
}

/** One or two characters apart, and not the same: `binance.com`, `blnance.com`. */
export function isLookAlike(one: string, other: string): boolean {
  if (one === other || Math.min(one.length, other.length) < 5) return false;
  const distance = distanceOf(one, other, 2);
  return distance <= (Math.min(one.length, other.length) < 8 ? 1 : 2);
}

/** How many characters differ, up to `most` + 1. */
export function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || one.length > 100) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let left = 1; left <= one.length; left += 1) {
    const next = [left];
    for (let right = 1; right <= other.length; right += 1) {
      const changed = (row[right - 1] ?? 0) + (one[left - 1] === other[right - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[right] ?? 0) + 1, (next[right - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}
