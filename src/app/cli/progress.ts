/** One line on stderr, when a command takes longer than a second and somebody watches. */
import type { Console } from "./console.ts";

export interface Progress {
  /** `note` stands behind the numbers. */
  readonly step: (done: number, of: number, note?: string) => void;
  /** Takes the line away. May be called again. */
  readonly end: () => void;
}

const patienceMs = 1_000;
const pauseMs = 100;

/** `now` in milliseconds since whenever; what is done starts at the call. */
export function openProgress(
  { err, errIsTerminal }: Pick<Console, "err" | "errIsTerminal">,
  now: () => number,
  doing = "Looking at guarded files",
): Progress {
  const started = now();
  let shownAt: number | null = null;
  return {
    step: (done, of, note = "") => {
      const at = now();
      if (!errIsTerminal || at - started < patienceMs) return;
      if (shownAt !== null && at - shownAt < pauseMs) return;
      shownAt = at;
      err(`\r\u001b[K${doing}: ${done} of ${of}${note}`);
    },
    end: () => {
      if (shownAt !== null) err("\r\u001b[K");
      shownAt = null;
    },
  };
}
