export function setup() {
  if (typeof globalThis.fetch === "undefined") {
    globalThis.fetch = nodeFetch;
  }
  return new Client();
}
