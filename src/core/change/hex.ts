/** Bytes as lower-case hex digits. */
export function hexOf(bytes: Uint8Array): string {
  let text = "";
  // An iterator is several times slower, and a large change has thousands of ids.
  for (let at = 0; at < bytes.length; at += 1) text += digits[bytes[at] ?? 0];
  return text;
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
