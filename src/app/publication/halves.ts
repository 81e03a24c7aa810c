/**
 * Asks GitHub for many things at once; of what it refuses as a whole, for either half, and so on.
 * One that is unfit costs few requests then, and many that are cost no more than `most`. Gives those
 * that were refused, or that were not asked for in the end.
 */
export async function askByHalves<T>(
  all: readonly T[],
  most: number,
  ask: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  const left = all.length === 0 ? [] : [all];
  const refused: T[] = [];
  for (let asked = 0; asked < most; asked += 1) {
    const some = left.shift();
    if (some === undefined) return refused;
    if (await ask(some)) continue;
    const middle = some.length >> 1;
    if (middle === 0) refused.push(...some);
    else left.push(some.slice(0, middle), some.slice(middle));
  }
  return [...refused, ...left.flat()];
}
