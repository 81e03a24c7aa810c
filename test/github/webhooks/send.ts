/** One webhook over HTTP. */
import { request } from "node:http";
import type { Delivery } from "./deliveries.ts";

/** GitHub waits this long for an answer; milliseconds. */
const patience = 10_000;
/** Of the receiver's answer we keep as much for the log; characters. */
const longestAnswer = 2_000;

/** Resolves when the receiver answered, or will not; the delivery says which. */
export function send(delivery: Delivery, closing: AbortSignal): Promise<void> {
  const started = performance.now();
  const signal = AbortSignal.any([closing, AbortSignal.timeout(patience)]);
  const outgoing = request(delivery.url, { method: "POST", headers: delivery.headers, signal });
  const answered = Promise.withResolvers<void>();
  const finish = (statusCode: number | null, answer: string) => {
    delivery.statusCode = statusCode;
    delivery.answer = answer.slice(0, longestAnswer);
    delivery.duration = performance.now() - started;
    delivery.state = statusCode !== null && statusCode < 400 ? "delivered" : "failed";
    answered.resolve();
  };
  outgoing.on("error", (error) => finish(null, error.message));
  outgoing.on("response", (response) => {
    let answer = "";
    response.setEncoding("utf8");
    response.on("data", (chunk: string) => {
      if (answer.length < longestAnswer) answer += chunk;
    });
    response.on("error", (error) => finish(null, error.message));
    response.on("end", () => finish(response.statusCode ?? null, answer));
  });
  outgoing.end(delivery.payload);
  return answered.promise;
}
