/** A delivery's body, counted as it streams: no more of it is held than there is room for. */
import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

/**
 * `take` is asked for every part before it is kept. Rejects with a `Refusal`: 413 over `most` bytes,
 * by what is announced or by what comes; 503 when there is no room; 400 when the sender breaks off.
 * The stream is not destroyed, so that the refusal can still be sent.
 */
export function receiveBody(
  stream: IncomingMessage,
  most: number,
  take: (bytes: number) => boolean,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const refuse = (refusal: Refusal) => {
      parts.length = 0;
      stream.off("data", keep).resume();
      reject(refusal);
    };
    const keep = (part: Buffer) => {
      size += part.length;
      if (size > most) return refuse(new Refusal(413, "too large"));
      if (!take(part.length)) return refuse(new Refusal(503, "no room"));
      parts.push(part);
    };
    if (Number(stream.headers["content-length"] ?? 0) > most)
      return reject(new Refusal(413, "too large"));
    stream.on("data", keep);
    stream.once("end", () => resolve(Buffer.concat(parts, size)));
    const brokenOff = () => reject(new Refusal(400, "broken off"));
    stream.once("error", brokenOff);
    stream.once("close", brokenOff);
  });
}
