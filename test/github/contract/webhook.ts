/** A webhook payload against what GitHub documents for the event and action. */
import type { Contract } from "./contract.ts";
import { report } from "./contract.ts";
import { schemaOfWebhook } from "./description.ts";
import { mismatchOf } from "./validator.ts";

export function checkWebhook(
  contract: Contract,
  event: string,
  action: string | null,
  payload: unknown,
): void {
  const about = action === null ? event : `${event}.${action}`;
  const schema = schemaOfWebhook(event, action);
  const wrong = schema === null ? "GitHub documents no such event" : mismatchOf(schema, payload);
  if (wrong !== null) report(contract, { side: "webhook", about, problem: wrong });
}
