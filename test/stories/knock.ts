/** Deliveries that GitHub did not send, over HTTP to the real server. */
import { createHmac, randomUUID } from "node:crypto";
import type { Firm } from "./firm.ts";

export interface Knock {
  readonly event: string;
  /** An object becomes JSON. */
  readonly payload: unknown;
  /** Default: the real one, as an insider might have it. */
  readonly secret?: string;
  /** The delivery's GUID; default: a new one. */
  readonly guid?: string;
}

/** The status that the server answers with. */
export async function knock(firm: Firm, { event, payload, secret, guid }: Knock): Promise<number> {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const key = secret ?? firm.webhookSecret;
  const response = await fetch(`${firm.service.address}/api/github/webhooks`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": guid ?? randomUUID(),
      "x-hub-signature-256": `sha256=${createHmac("sha256", key).update(body).digest("hex")}`,
    },
    body,
  });
  await response.text();
  return response.status;
}

/** The newest payload of an event that GitHub did send, to be forged from. */
export function sent(firm: Firm, event: string, action: string | null): Record<string, never> {
  const found = firm.github.deliveries.all.findLast(
    (one) => one.event === event && one.action === action,
  );
  if (found === undefined) throw new Error(`GitHub sent no ${event}.`);
  return JSON.parse(found.payload);
}
