/** Every attack on two-person review that we know of has an id, which never changes. */
function count(chapter: string, last: number): readonly string[] {
  return Array.from({ length: last }, (_, at) => `${chapter}${String(at + 1).padStart(2, "0")}`);
}

export const ids: readonly string[] = [
  ...count("A", 18),
  "A05a",
  "A05b",
  "A05c",
  ...count("B", 17),
  ...count("C", 17),
  ...count("D", 13),
  ...count("E", 11),
  ...count("F", 7),
  ...count("G", 9),
].toSorted();
