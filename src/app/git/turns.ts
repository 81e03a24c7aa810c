/** Work on one directory, one after the other within this process. */
const last = new Map<string, Promise<unknown>>();

/** Runs when all that was asked for before on the same directory has ended, well or not. */
export function takeTurn<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(directory) ?? Promise.resolve();
  const result = before.then(work);
  const ended = result
    .catch(() => {})
    .then(() => {
      if (last.get(directory) === ended) last.delete(directory);
    });
  last.set(directory, ended);
  return result;
}
