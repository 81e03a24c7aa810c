/** A name and address as commits write them; hostile text, read as tolerantly as git does. */
import type { Signature } from "../../domain/change.ts";

/** `Name <address> …`. Without brackets: a lone address is an address, anything else a name. */
export function signatureOf(text: string): Signature {
  const open = text.indexOf("<");
  if (open < 0) return unbracketed(text.trim());
  const close = text.indexOf(">", open);
  const end = close < 0 ? text.length : close;
  return { name: text.slice(0, open).trim(), email: text.slice(open + 1, end).trim() };
}

function unbracketed(text: string): Signature {
  return text.includes("@") && !text.startsWith("@") && !/\s/.test(text)
    ? { name: "", email: text }
    : { name: text, email: "" };
}
