/** One at a time per name. */

export type Exclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function openExclusive(): Exclusive {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = tails.get(name) ?? Promise.resolve();
    const result = before.then(work, work);
    tails.set(name, result);
    const forget = () => {
      if (tails.get(name) === result) tails.delete(name);
    };
    result.then(forget, forget);
    return result;
  };
}
