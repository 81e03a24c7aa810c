export function stamp(time) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return time.toLocaleString(undefined, { timeZone: zone });
}
