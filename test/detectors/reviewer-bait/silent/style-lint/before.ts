export function parse(text: any) {
  return JSON.parse(text);
}
