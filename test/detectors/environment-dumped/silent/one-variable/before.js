export function start() {
  return listen(80);
}
