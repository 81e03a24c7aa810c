/** What may be sent to GitHub, and when. */
import { describe, expect, it } from "vitest";
import { Limited, type Limiter, openLimiter, type Purpose } from "../../src/app/github/limiter.ts";
import { limitMs, pauseAfter, usualPatience } from "../../src/app/patience.ts";

const minute = 60_000;
const urgent: Purpose = { installation: 1, urgent: true };
const unhurried: Purpose = { installation: 1, urgent: false };

let clock = 0;
function open(): Limiter {
  clock = 10_000 * minute;
  return openLimiter(() => clock);
}

type Headers = Readonly<Record<string, string>>;

function budget(remaining: number, resetInMs = 30 * minute): Headers {
  return {
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String((clock + resetInMs) / 1_000),
  };
}

/** As octokit throws it. */
function refusal(status: number, headers: Headers = {}, message = "No."): Error {
  return Object.assign(new Error(message), { status, response: { headers } });
}

const answer = (headers: Headers = {}) => Promise.resolve({ status: 200, headers });

async function waitOf(sent: Promise<unknown>): Promise<number | null> {
  return sent.then(
    () => null,
    (cause: unknown) => (cause instanceof Limited ? cause.waitMs : -1),
  );
}

async function refused(limiter: Limiter, cause: Error, purpose = urgent): Promise<number | null> {
  return waitOf(limiter(purpose, "rest", () => Promise.reject(cause)));
}

/** Null when it was sent, else how long it has to wait. */
async function tried(limiter: Limiter, purpose: Purpose, resource: "rest" | "graphql" = "rest") {
  let wasSent = false;
  const wait = await waitOf(
    limiter(purpose, resource, () => {
      wasSent = true;
      return answer();
    }),
  );
  expect(wasSent).toBe(wait === null);
  return wait;
}

describe("nothing is sent for an installation", () => {
  it.each<[string, Error, number]>([
    ["Retry-After", refusal(403, { "retry-after": "120" }), 2 * minute],
    ["429", refusal(429), minute],
    ["a secondary limit", refusal(403, {}, "You have exceeded a secondary rate limit."), minute],
    ["Retry-After of a year", refusal(429, { "retry-after": "31536000" }), 60 * minute],
  ])("after %s until it is over, whoever asks", async (_, cause, pause) => {
    const limiter = open();
    expect(await refused(limiter, cause)).toBeGreaterThanOrEqual(pause);
    clock += pause - 1_000;
    expect(await tried(limiter, urgent)).toBe(1_000);
    expect(await tried(limiter, unhurried, "graphql")).toBe(1_000);
    expect(await tried(limiter, { ...urgent, installation: 2 })).toBeNull();
    clock += 1_000;
    expect(await tried(limiter, urgent)).toBeNull();
  });

  it("but what is only forbidden, or fails, stops nothing and is told as it is", async () => {
    const limiter = open();
    for (const cause of [refusal(403, budget(4_000)), refusal(502), refusal(404, budget(0))])
      expect(await refused(limiter, cause)).toBe(-1);
    expect(await tried(limiter, urgent, "graphql")).toBeNull();
  });
});

describe("the budget of an hour", () => {
  it("is kept for what is urgent when a tenth is left, and comes back", async () => {
    const limiter = open();
    await limiter(urgent, "rest", () => answer(budget(501)));
    expect(await tried(limiter, unhurried)).toBeNull();
    await limiter(urgent, "rest", () => answer(budget(500)));
    expect(await tried(limiter, unhurried)).toBe(30 * minute);
    expect(await tried(limiter, unhurried, "graphql")).toBeNull();
    expect(await tried(limiter, urgent)).toBeNull();
    clock += 30 * minute;
    expect(await tried(limiter, unhurried)).toBeNull();
  });

  it("lets nothing through when it is spent, in REST or GraphQL each", async () => {
    const limiter = open();
    expect(await refused(limiter, refusal(403, budget(0)))).toBe(30 * minute);
    expect(await tried(limiter, urgent)).toBe(30 * minute);
    expect(await tried(limiter, urgent, "graphql")).toBeNull();
  });

  it("does not grow by an answer that was overtaken", async () => {
    const limiter = open();
    await limiter(urgent, "rest", () => answer(budget(400)));
    await limiter(urgent, "rest", () => answer(budget(600)));
    expect(await tried(limiter, unhurried)).toBe(30 * minute);
  });

  it("is nothing where headers say nothing that is a number", async () => {
    const limiter = open();
    const odd = { "x-ratelimit-limit": "x", "x-ratelimit-remaining": "0", "retry-after": "soon" };
    await limiter(urgent, "rest", () => answer(odd));
    expect(await tried(limiter, unhurried)).toBeNull();
  });
});

it("a clock that is ahead of GitHub's does not make us knock at once", async () => {
  expect(await refused(open(), refusal(403, budget(0, -minute)))).toBe(1_000);
});

it("whoever is refused is put off for as long", async () => {
  const cause = new Limited(7 * minute);
  expect(limitMs(cause)).toBe(7 * minute);
  expect(pauseAfter(cause, 0, usualPatience)).toBe(7 * minute);
});

it("no more than eight are under way for an installation, and what is urgent goes first", async () => {
  const limiter = open();
  const gate = Promise.withResolvers<void>();
  const order: string[] = [];
  const send = (name: string) => async () => {
    order.push(name);
    await gate.promise;
  };
  const all = Array.from({ length: 8 }, (_, index) => limiter(urgent, "rest", send(`${index}`)));
  all.push(limiter(unhurried, "rest", send("sweep")), limiter(urgent, "rest", send("urgent")));
  all.push(limiter({ ...urgent, installation: 2 }, "rest", send("other")));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toHaveLength(9);
  expect(order).toContain("other");
  gate.resolve();
  await Promise.all(all);
  expect(order.slice(-2)).toEqual(["urgent", "sweep"]);
});
