/** The known word that a misspelt one probably meant. */

/** Longer words are not compared: the work grows with the product of the lengths. */
const longest = 60;

/** The nearest of `known` within a third of the word's length, or null. Case does not count. */
export function suggestionOf(word: string, known: readonly string[]): string | null {
  if (word.length > longest) return null;
  const lowered = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near = known
    .map((candidate) => ({ candidate, distance: distanceOf(lowered, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.candidate ?? null;
}

/**
 * Edits that turn one word into the other: insert, delete, replace, swap neighbours
 * (Damerau–Levenshtein in its optimal string alignment form).
 */
export function distanceOf(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
