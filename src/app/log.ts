/** One line of JSON an event: ours to say what goes in, so that no payload, token or source ever does. */

export type Fields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  readonly info: (event: string, fields?: Fields) => void;
  readonly warn: (event: string, fields?: Fields) => void;
  readonly error: (event: string, fields?: Fields) => void;
}

const longestField = 300;

export function openLog(write: (line: string) => void, now: () => number): Log {
  const line =
    (level: string) =>
    (event: string, fields: Fields = {}) =>
      write(
        `${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...shortened(fields) })}\n`,
      );
  return { info: line("info"), warn: line("warn"), error: line("error") };
}

/** Messages may quote hostile text: long ones are cut, and JSON keeps every line one line. */
function shortened(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" && value.length > longestField
        ? `${value.slice(0, longestField)}…`
        : value,
    ]),
  );
}
