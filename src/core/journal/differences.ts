/** Where two JSON values differ, field by field. */

export interface Difference {
  /** Such as `areas[0].seats[1].missing`; hostile text where keys are. */
  readonly path: string;
  /** JSON; null where the field is not there. */
  readonly recorded: string | null;
  readonly now: string | null;
}

/** In the order of the fields. */
export function differencesOf(recorded: unknown, now: unknown, path = ""): readonly Difference[] {
  if (isList(recorded) && isList(now)) {
    const places = Array.from({ length: Math.max(recorded.length, now.length) }, (_, at) => at);
    return places.flatMap((at) => differencesOf(recorded[at], now[at], `${path}[${at}]`));
  }
  if (isMap(recorded) && isMap(now)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(now)])];
    const inside = path === "" ? "" : `${path}.`;
    return keys.flatMap((key) => differencesOf(own(recorded, key), own(now, key), inside + key));
  }
  const [one, other] = [jsonOf(recorded), jsonOf(now)];
  return one === other ? [] : [{ path, recorded: one, now: other }];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
