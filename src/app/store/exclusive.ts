/** One at a time per name. */

export type Exclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Of one process; `outside` keeps others off that it does not see. */
export function openExclusive(outside: Exclusive = (_name, work) => work()): Exclusive {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = tails.get(name) ?? Promise.resolve();
    const next = () => outside(name, work);
    const result = before.then(next, next);
    tails.set(name, result);
    const forget = () => {
      if (tails.get(name) === result) tails.delete(name);
    };
    result.then(forget, forget);
    return result;
  };
}
