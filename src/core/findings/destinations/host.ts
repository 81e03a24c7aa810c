/** Machines that a text names, as far as they are somewhere else. */

export interface Host {
  readonly name: string;
  /** `https`, `wss`; empty for a bare number with a port. */
  readonly scheme: string;
}

const url =
  /\b(https?|wss?|ftp|tcp|grpc|redis|amqps?|postgres(?:ql)?|mqtts?):\/\/(?:[^\s/@"'`<>]{1,100}@)?([A-Za-z0-9.-]{3,253})/gi;
const numbered = /(?<![\d.])((?:\d{1,3}\.){3}\d{1,3}):\d{2,5}\b/g;
/** Nobody's, or this machine's own network. */
const near =
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|169\.254\.|host\.docker\.internal|[\w-]+$)|\.(?:local|internal|localhost|test|invalid|example|lan|svc)$|(?:^|\.)example\.(?:com|org|net)$/i;
/** What people read, and names that only look like machines. */
const reading =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|gitlab\.com|w3\.org|schema\.org|json-schema\.org|wikipedia\.org|readthedocs\.(?:io|org)|stackoverflow\.com|medium\.com|ethereum\.org|mozilla\.org|python\.org|golang\.org|go\.dev|docs\.rs|apache\.org|gnu\.org|opensource\.org|ietf\.org|rfc-editor\.org|youtube\.com|twitter\.com|x\.com|openzeppelin\.com|soliditylang\.org|etherscan\.io|xmlsoap\.org|microsoft\.com|openapis\.org|shields\.io|vscode\.dev)$|^(?:docs?|blog|help|support|wiki|forum|learn|developers?|status|www)\./i;
const mostText = 20_000;

export function hostsIn(text: string): readonly Host[] {
  const shown = text.slice(0, mostText);
  const named = [...shown.matchAll(url)].map(([, scheme = "", name = ""]) => ({
    name: name.toLowerCase().replace(/\.$/, ""),
    scheme: scheme.toLowerCase(),
  }));
  const bare = [...shown.matchAll(numbered)].map(([, name = ""]) => ({ name, scheme: "" }));
  return [...named, ...bare].filter(
    ({ name }) => name.includes(".") && !near.test(name) && !reading.test(name),
  );
}

/** `binance.com` of `api.binance.com`; roughly, as there are longer public endings. */
export function ownerOf(name: string): string {
  if (/^[\d.]+$/.test(name)) return name;
  const parts = name.split(".");
  const isLong = /^(?:co|com|org|net|ac|gov|edu)$/.test(parts.at(-2) ?? "") && parts.length > 2;
  return parts.slice(isLong ? -3 : -2).join(".");
}
