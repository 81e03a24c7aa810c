/** docs/journal.schema.json: what a line of the journal's export is. */
import { journalJsonSchema } from "../../src/core/journal/schema/line.ts";

export function journalSchemaFile(): string {
  return `${JSON.stringify(journalJsonSchema(), null, 2)}\n`;
}
