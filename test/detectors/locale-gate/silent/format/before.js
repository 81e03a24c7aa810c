export function stamp(time) {
  return time.toISOString();
}
