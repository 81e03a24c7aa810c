/** Answers that are worked out once for each thing they are about. */

/** The other arguments must be the same whenever the first one is. */
export function remembered<Key extends object, Rest extends readonly unknown[], Value>(
  make: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...rest) => {
    const found = known.get(key) ?? { value: make(key, ...rest) };
    known.set(key, found);
    return found.value;
  };
}
