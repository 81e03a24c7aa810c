export function options(owners: string[]) {
  return { owners, threshold: 3 };
}
