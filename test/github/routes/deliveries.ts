/** The App's log of webhooks, and asking for one again. */
import { notFound, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onApp } from "../http/route.ts";
import { isoOf } from "../shapes/scalars.ts";
import type { Delivery } from "../webhooks/deliveries.ts";
import type { App } from "../world/accounts.ts";

const path = "/app/hook/deliveries";

export const deliveryRoutes: readonly Route[] = [
  onApp("GET", path, (call, app) => {
    const size = Math.min(100, Number(call.query.get("per_page") ?? 30));
    const cursor = Number((call.query.get("cursor") ?? "").replace(/^v1_/, "")) || Infinity;
    const older = filtered(call, app).filter((one) => one.id <= cursor);
    const next = older[size];
    const link = next === undefined ? {} : { link: linkTo(call, next) };
    return { ...ok(older.slice(0, size).map(itemShape)), headers: link };
  }),
  onApp("GET", `${path}/{delivery_id}`, (call, app) => ok(wholeShape(deliveryOf(call, app)))),
  onApp("POST", `${path}/{delivery_id}/attempts`, (call, app) => {
    call.world.deliveries.redeliver(deliveryOf(call, app).id);
    return { status: 202, body: {} };
  }),
];

function filtered({ world, query }: Call, app: App): readonly Delivery[] {
  const status = query.get("status");
  const fits = (one: Delivery) =>
    status === null || (status === "success") === (one.state === "delivered");
  return world.deliveries.logged.filter((one) => one.appId === app.id && fits(one));
}

function deliveryOf({ world, path: { delivery_id } }: Call, app: App): Delivery {
  const mine = world.deliveries.logged.filter((one) => one.appId === app.id);
  const found = mine.find((one) => one.id === Number(delivery_id));
  if (found === undefined) throw notFound();
  return found;
}

function linkTo(call: Call, next: Delivery): string {
  const query = new URLSearchParams(call.query);
  query.set("cursor", `v1_${next.id}`);
  return `<${call.url}?${query}>; rel="next"`;
}

function itemShape(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: isoOf(delivery.at),
    redelivery: delivery.redelivery,
    duration: Math.round(delivery.duration) / 1000,
    status: delivery.state === "delivered" ? "OK" : "failed",
    status_code: delivery.statusCode ?? 0,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

function wholeShape(delivery: Delivery) {
  return {
    ...itemShape(delivery),
    url: delivery.url,
    request: {
      headers: delivery.headers,
      payload: JSON.parse(delivery.payload) as Record<string, unknown>,
    },
    response: { headers: {}, payload: delivery.answer },
  };
}
