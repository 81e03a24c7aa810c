/** Work on several things at once, whose results come in the order of the things. */

/** `most` at once. What was begun is awaited, also when nobody takes its result any more. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const one = work(item);
      // Whoever awaits it in its turn is told of a failure; until then it is nobody's.
      one.catch(() => {});
      begun.push(one);
      if (begun.length >= most) yield await (begun.shift() as Promise<Result>);
    }
    while (begun.length > 0) yield await (begun.shift() as Promise<Result>);
  } finally {
    await Promise.allSettled(begun);
  }
}
