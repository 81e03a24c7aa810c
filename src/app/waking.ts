/** Work that is done one round at a time, again whenever somebody wakes it meanwhile. */

export interface Waking {
  readonly wake: () => void;
  /** Resolves when no round is under way. */
  readonly settled: () => Promise<void>;
  readonly isBusy: () => boolean;
}

export function waking(round: () => Promise<void>, failed: (cause: unknown) => void): Waking {
  let rounds: Promise<void> | null = null;
  let wanted = false;

  async function work(): Promise<void> {
    while (wanted) {
      wanted = false;
      await round();
    }
  }

  function wake(): void {
    wanted = true;
    rounds ??= work()
      .catch(failed)
      .finally(() => {
        rounds = null;
        // Somebody may have woken us after the last round and before this.
        if (wanted) wake();
      });
  }

  return { wake, settled: async () => void (await rounds), isBusy: () => rounds !== null };
}
