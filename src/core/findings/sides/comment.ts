/** Words for people in a line of code. */

const mark = /(?:^|\s)(?:\/\/+|#+|--|\/\*+|\*+(?=\s)|<!--|;;|"""|''')\s?(.*)$/;

/** What a line says in a comment; null when it has none. Of a very long line the first part. */
export function commentIn(text: string): string | null {
  const match = mark.exec(text.slice(0, 2_000));
  return match === null ? null : (match[1] ?? "").trim();
}
