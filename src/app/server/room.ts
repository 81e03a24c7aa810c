/** How much of what comes may be in memory at once: what has no room is told to come again. */

export interface Room {
  /** One more delivery; false when there are too many. */
  readonly enter: () => boolean;
  /** Bytes of one that entered; false when there are too many. */
  readonly take: (bytes: number) => boolean;
  /** It is answered, or gone. */
  readonly leave: (bytes: number) => void;
}

export interface RoomSize {
  readonly deliveries: number;
  readonly bytes: number;
}

export function openRoom({ deliveries, bytes }: RoomSize): Room {
  let inside = 0;
  let held = 0;
  return {
    enter: () => {
      if (inside >= deliveries) return false;
      inside += 1;
      return true;
    },
    take: (more) => {
      if (held + more > bytes) return false;
      held += more;
      return true;
    },
    leave: (less) => {
      inside -= 1;
      held -= less;
    },
  };
}
