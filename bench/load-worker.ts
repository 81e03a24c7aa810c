/** The thread that sends deliveries: prepared and signed first, so that only the sending is timed. */
import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { parentPort } from "node:worker_threads";

export interface LoadRequest {
  readonly url: string;
  readonly count: number;
  readonly secret: string;
}

export interface LoadAnswer {
  readonly milliseconds: number;
  readonly refused: number;
}

interface Delivery {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const connections = 64;
/** About what a `push` of one commit has. */
const payloadBytes = 8_000;

parentPort?.on("message", async ({ url, count, secret }: LoadRequest) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = Array.from({ length: count }, (_, number) => deliveryOf(number, secret));
  let refused = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if ((await statusOf(url, agent, next)) !== 202) refused += 1;
      }
    }),
  );
  const answer: LoadAnswer = { milliseconds: performance.now() - started, refused };
  agent.destroy();
  parentPort?.postMessage(answer);
});

function deliveryOf(number: number, secret: string): Delivery {
  const body = Buffer.from(
    JSON.stringify({ ref: "refs/heads/main", number, filling: "x".repeat(payloadBytes) }),
  );
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    body,
    headers: {
      "content-type": "application/json",
      "content-length": String(body.length),
      "x-github-delivery": randomUUID(),
      "x-github-event": "push",
      "x-hub-signature-256": `sha256=${signature}`,
    },
  };
}

function statusOf(url: string, agent: Agent, { body, headers }: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/github/webhooks`, { method: "POST", agent, headers });
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.end(body);
  });
}
