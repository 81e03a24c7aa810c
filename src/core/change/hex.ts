/** Bytes as lower-case hex digits; a multiple of four of them, as ids have. */
export function hexOf(bytes: Uint8Array): string {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4)
    text += words.getUint32(at).toString(16).padStart(8, "0");
  return text;
}
