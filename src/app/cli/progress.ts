/** One line on stderr, when a scan takes longer than a second and somebody watches. */
import type { Console } from "./console.ts";

export interface Progress {
  readonly step: (done: number, of: number) => void;
  /** Takes the line away. May be called again. */
  readonly end: () => void;
}

const patienceMs = 1_000;
const pauseMs = 100;

export function openProgress({
  err,
  errIsTerminal,
}: Pick<Console, "err" | "errIsTerminal">): Progress {
  const started = performance.now();
  let shownAt = 0;
  return {
    step: (done, of) => {
      const now = performance.now();
      if (!errIsTerminal || now - started < patienceMs || now - shownAt < pauseMs) return;
      shownAt = now;
      err(`\r\u001b[KLooking at guarded files: ${done} of ${of}`);
    },
    end: () => {
      if (shownAt > 0) err("\r\u001b[K");
      shownAt = 0;
    },
  };
}
