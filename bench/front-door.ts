/** Deliveries acknowledged by the front door, each durable, against a bare server that checks the HMAC. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openLog } from "../src/app/log.ts";
import { openMetrics } from "../src/app/metrics/metrics.ts";
import { frontDoor } from "../src/app/server/front-door.ts";
import { openEmbedded } from "../src/app/store/embedded.ts";
import { openInbox } from "../src/app/webhook/inbox.ts";
import { type Load, openLoad } from "./load.ts";
import { alternate, type Measurement } from "./measurement.ts";
import { temporaryDirectory } from "./temporary.ts";

const secret = "a-secret-of-the-benchmark-0123456789";
const deliveries = 1_000;

interface Door {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

export const frontDoorAgainstBareServer: Measurement = {
  name: "front-door",
  measure: async () => {
    const ours = await durableDoor();
    const bare = await bareServer();
    const load = openLoad(secret);
    try {
      const times = await alternate(
        7,
        () => perSecond(load, ours.url),
        () => perSecond(load, bare.url),
      );
      return [
        {
          what: "deliveries acknowledged, durable; a bare server that checks the signature",
          ...times,
          unit: "/s",
          bound: { kind: "at-least", ratio: 0.6 },
        },
      ];
    } finally {
      await load.close();
      await ours.close();
      await bare.close();
    }
  },
};

async function perSecond(load: Load, url: string): Promise<number> {
  const milliseconds = await load.send(url, deliveries);
  return (deliveries / milliseconds) * 1_000;
}

async function durableDoor(): Promise<Door> {
  const database = await openEmbedded(temporaryDirectory("inbox"));
  const server = frontDoor({
    secrets: [secret],
    accept: openInbox(database, () => Date.now()).accept,
    accepted: () => {},
    unready: async () => null,
    events: new Set(["push"]),
    scrape: async () => "",
    metrics: openMetrics(),
    log: openLog(
      () => {},
      () => Date.now(),
    ),
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    close: async () => {
      await server.close();
      await database.destroy();
    },
  };
}

/** The least that tells GitHub's deliveries from others. */
function bareServer(): Promise<Door> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const wanted = createHmac("sha256", secret).update(Buffer.concat(chunks)).digest();
      const given = Buffer.from(String(request.headers["x-hub-signature-256"]).slice(7), "hex");
      const isSigned = given.length === wanted.length && timingSafeEqual(given, wanted);
      response.writeHead(isSigned ? 202 : 401).end();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => server.close(closed)),
      });
    });
  });
}
