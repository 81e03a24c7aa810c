/** git's packet lines, as far as a push needs them. */
import type { RefUpdate } from "./push.ts";

/** The ref updates a `git-receive-pack` request begins with. */
export function parseUpdates(body: Buffer): readonly RefUpdate[] {
  const updates: RefUpdate[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.subarray(at, at + 4).toString("latin1"), 16);
    if (!(length > 4)) break;
    const line = body.subarray(at + 4, at + length).toString("utf8");
    const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) ([^\0\n]+)/.exec(line);
    if (match !== null)
      updates.push({ before: match[1] ?? "", after: match[2] ?? "", ref: match[3] ?? "" });
    at += length;
  }
  return updates;
}

/** The pack after them; empty when everything pushed was there already. */
export function packIn(body: Buffer): Buffer {
  const at = body.indexOf("0000PACK", 0, "latin1");
  return at < 0 ? Buffer.alloc(0) : body.subarray(at + 4);
}

/** The answer to a push that is refused, as a client with `report-status` reads it. */
export function refusedPush(
  updates: readonly RefUpdate[],
  problemOf: (update: RefUpdate) => string,
): Buffer {
  const lines = updates.map((update) => packet(`ng ${update.ref} ${problemOf(update)}\n`));
  const report = Buffer.concat([packet("unpack ok\n"), ...lines, flush]);
  return Buffer.concat([packet(Buffer.concat([Buffer.from([1]), report])), flush]);
}

const flush = Buffer.from("0000");

function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
}
