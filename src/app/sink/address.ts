/** `FOUREYES_SINK`: where the journal's heads and decisions go for somebody else's keeping. */

export type SinkAddress =
  | { readonly kind: "webhook"; readonly url: string }
  | { readonly kind: "file"; readonly path: string };

/** Null for what is neither. */
export function parseSinkAddress(text: string): SinkAddress | null {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: "file", path: text };
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // Node's fetch takes no credentials in an address.
  return url.username === "" && url.password === "" ? { kind: "webhook", url: text } : null;
}
