/** The function that a line is in. */
import type { Statement } from "../../syntax/statement.ts";

/** `Book.rank`; null outside functions and classes. Hostile text. */
export function enclosingOf(statements: readonly Statement[], line: number): string | null {
  const names: string[] = [];
  let level = statements;
  for (;;) {
    const holder = level.find(
      (statement) => statement.startLine <= line && line <= statement.endLine,
    );
    if (holder === undefined) break;
    if (holder.name !== null) names.push(holder.name);
    level = [...holder.body, ...holder.alternative];
  }
  return names.length === 0 ? null : names.join(".");
}
