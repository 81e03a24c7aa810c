/** A text is the same to a parser wherever its letters fall. */
import { expect, test } from "vitest";
import { loadParser } from "../../src/app/analysis/grammars.ts";
import { inputOf } from "../../src/app/analysis/input.ts";

/** Letters of two units each, as a name may have them. */
const code = `${"𝒶𝓂ℴ𝓊𝓃𝓉 = 𝓁𝒾𝓂𝒾𝓉(𝒶, 7)\n".repeat(400)}`;

test.each(Array.from({ length: 8 }, (_, length) => length))(
  "behind a comment of %i more characters",
  async (length) => {
    const parser = await loadParser("python");
    const tree = parser.parse(inputOf(`#${"x".repeat(length)}\n${code}`));
    expect(tree?.rootNode.hasError).toBe(false);
    expect(tree?.rootNode.namedChildCount).toBe(401);
    tree?.delete();
  },
);

test("asks for no more than a part at a time, and never for half a letter", () => {
  const input = inputOf(code);
  const position = { row: 0, column: 0 };
  let read = "";
  while (read.length < code.length) {
    const part = input(read.length, position) ?? "";
    expect(part.length).toBeLessThanOrEqual(257);
    expect(part.isWellFormed()).toBe(true);
    read += part;
  }
  expect(read).toBe(code);
});
