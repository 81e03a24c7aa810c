/** Hands lines over: appended to a file, or posted to a webhook. */
import { open } from "node:fs/promises";
import { Problem } from "../../domain/problem.ts";
import type { SinkAddress } from "./address.ts";

/** Resolves when the other side has them: flushed to the disk, or answered with 2xx. */
export type Deliver = (lines: readonly string[]) => Promise<void>;

export function deliverTo(address: SinkAddress, answerMs: number): Deliver {
  return address.kind === "file" ? appendTo(address.path) : postTo(address.url, answerMs);
}

function appendTo(path: string): Deliver {
  return async (lines) => {
    const file = await open(path, "a+", 0o600);
    try {
      const text = lines.map((line) => `${line}\n`).join("");
      await file.appendFile((await endsInLine(file)) ? text : `\n${text}`);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
}

/** A process that was killed may have left half a line; the next one must not grow out of it. */
async function endsInLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

/** Neither redirects nor what is answered are of interest: only that it was taken. */
function postTo(url: string, answerMs: number): Deliver {
  return async (lines) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-ndjson" },
      body: lines.map((line) => `${line}\n`).join(""),
      redirect: "manual",
      signal: AbortSignal.timeout(answerMs),
    });
    await response.body?.cancel();
    if (!response.ok)
      throw new Problem("setting", `FOUREYES_SINK answered with status ${response.status}.`);
  };
}
