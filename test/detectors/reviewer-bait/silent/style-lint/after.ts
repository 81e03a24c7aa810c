// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function parse(text: any) {
  return JSON.parse(text);
}
