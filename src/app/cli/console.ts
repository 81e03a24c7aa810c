/** What a command may do to the world around it; tests and the real process bring their own. */

export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when there is room for more in `out`: to false when nobody reads it any more. */
  readonly flowing: () => Promise<boolean>;
  /** Resolves when somebody asks the process to stop. */
  readonly stopped: () => Promise<void>;
  /** Ends the process, whatever still runs in it. */
  readonly leave: (status: number) => void;
}

/** Relied on from outside. */
export const exits = { clear: 0, held: 1, undetermined: 2, usage: 64, internal: 70 } as const;
