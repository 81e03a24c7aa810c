/** Which deliveries are asked for again, and when. */
import { describe, expect, it } from "vitest";
import {
  dueOf,
  emptyLedger,
  type Ledger,
  type Logged,
  readFrom,
  withAsked,
  withLog,
  withoutCome,
} from "../../../src/core/recovery/deliveries.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = 100 * day;
const handled = new Set(["pull_request", "pull_request_review", "push", "check_run"]);

function attempt(guid: string, change: Partial<Logged> = {}): Logged {
  const event = "pull_request";
  const at = now - minute;
  return { id: `${guid}-1`, guid, event, at, succeeded: false, redelivery: false, ...change };
}

function owing(...logged: readonly Logged[]): Ledger {
  return withLog(emptyLedger, logged, handled, now);
}

function guidsOf(ledger: Ledger, at = now): readonly string[] {
  return dueOf(ledger, at).map(({ guid }) => guid);
}

describe("a delivery is asked for again", () => {
  it("when it failed and no attempt of it came through", () => {
    const came = [attempt("b"), attempt("b", { id: "b-2", redelivery: true, succeeded: true })];
    expect(guidsOf(owing(attempt("a"), ...came, attempt("c", { succeeded: true })))).toEqual(["a"]);
  });

  it("not when we listen to no such event, or GitHub keeps it no more", () => {
    const old = attempt("old", { at: now - 3 * day - minute });
    expect(guidsOf(owing(attempt("star", { event: "star" }), old))).toEqual([]);
  });

  it("not when it is in our inbox, whatever we did with it", () => {
    expect(guidsOf(withoutCome(owing(attempt("a"), attempt("b")), new Set(["a"])))).toEqual(["b"]);
  });

  it("first what nobody else tells: reviews, then the oldest", () => {
    const ledger = owing(
      attempt("run", { event: "check_run", at: now - hour }),
      attempt("push", { event: "push", at: now - hour }),
      attempt("late", { event: "pull_request_review" }),
      attempt("early", { event: "pull_request_review", at: now - hour }),
      attempt("opened"),
    );
    expect(guidsOf(ledger)).toEqual(["early", "late", "opened", "push", "run"]);
  });
});

describe("one that does not come", () => {
  it("is asked for after longer and longer pauses, and let go of after three days", () => {
    let ledger = owing(attempt("a"));
    const asked: number[] = [];
    for (let at = now; at < now + 5 * day; at += 5 * minute) {
      // Each time GitHub's log gets one more attempt that failed.
      const again = asked.length === 0 ? [] : [attempt("a", { id: "x", at, redelivery: true })];
      ledger = withLog(ledger, again, handled, at);
      for (const { guid } of dueOf(ledger, at)) {
        asked.push((at - now) / minute);
        ledger = withAsked(ledger, guid, at, 5 * minute);
      }
    }
    expect(asked.slice(0, 6)).toEqual([0, 5, 15, 35, 75, 155]);
    expect(asked.length).toBeLessThan(25);
    expect(Math.max(...asked)).toBeLessThan(3 * 24 * 60);
    expect(ledger.owed).toEqual([]);
  });

  it("keeps its first id, time and count when it is read of once more", () => {
    const asked = withAsked(owing(attempt("a")), "a", now, minute);
    expect(withLog(asked, [attempt("a")], handled, now).owed).toEqual(asked.owed);
  });

  it("is one of five thousand at most, the most telling", () => {
    const many = Array.from({ length: 6_000 }, (_, index) => attempt(`g${index}`));
    const ledger = owing(...many, attempt("review", { event: "pull_request_review" }));
    expect(ledger.owed).toHaveLength(5_000);
    expect(ledger.owed[0]?.guid).toBe("review");
  });
});

describe("the log is read back", () => {
  it("for three days at first, then to a little before what was read", () => {
    expect(readFrom(emptyLedger, now)).toBe(now - 3 * day);
    const ledger = owing(attempt("a", { at: now - hour }), attempt("b", { at: now - 2 * hour }));
    expect(ledger.readTo).toBe(now - hour);
    expect(readFrom(ledger, now)).toBe(now - hour - 10 * minute);
    expect(withLog(ledger, [], handled, now).readTo).toBe(now - hour);
  });
});
