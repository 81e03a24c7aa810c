/**
 * The queue of webhooks: sent in order, a slow answer not waited for, and never again by themselves.
 * A test may hold, reorder, lose and repeat them.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { send } from "./send.ts";

export type DeliveryState = "queued" | "held" | "sending" | "delivered" | "failed" | "dropped";

export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly appId: number;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
  readonly redelivery: boolean;
  readonly at: Date;
  state: DeliveryState;
  /** The receiver's; null when it did not answer. */
  statusCode: number | null;
  answer: string;
  /** Milliseconds. */
  duration: number;
}

export type NewDelivery = Pick<
  Delivery,
  "event" | "action" | "appId" | "installationId" | "repositoryId" | "url" | "headers" | "payload"
>;

/** What becomes of a delivery on its way. */
export type Fate =
  | { readonly kind: "arrives"; readonly delayMs: number; readonly times: 1 | 2 }
  /** It never arrives, and GitHub's log says so. */
  | { readonly kind: "fails" }
  /** Lost without a trace: never sent, never logged. */
  | { readonly kind: "is lost" };

/** Decides it for each delivery, redeliveries too; null: as usual. */
export type Weather = (delivery: Delivery) => Fate | null;

/** The next one is sent when one is answered, or after as many milliseconds. */
const turn = 100;

export class Deliveries {
  /** Everything ever said, the dropped ones too, oldest first. */
  readonly all: Delivery[] = [];
  /** While it is set, it decides before `hold`, `drop`, `fail` and `duplicate` do. */
  weather: Weather | null = null;
  private holding = false;
  private toDrop = 0;
  private toFail = 0;
  private toDuplicate = 0;
  private queue: Delivery[] = [];
  private underWay = 0;
  private pumping = false;
  private waiting: (() => void)[] = [];
  private readonly closing = new AbortController();
  private readonly newId: () => number;

  constructor(newId: () => number) {
    this.newId = newId;
  }

  /** As GitHub lists them to the App: what it never logged is not there. Newest first. */
  get logged(): readonly Delivery[] {
    return this.all.filter((one) => ["delivered", "failed"].includes(one.state)).toReversed();
  }

  get held(): readonly Delivery[] {
    return this.all.filter((one) => one.state === "held");
  }

  /** From now on nothing is sent. */
  hold(): void {
    this.holding = true;
  }

  /** Sends what was held, in the order that `arrange` gives, and goes on as usual. */
  release(arrange: (held: readonly Delivery[]) => readonly Delivery[] = (held) => held): void {
    this.holding = false;
    const held = this.held;
    const chosen = arrange(held);
    for (const one of held) if (!chosen.includes(one)) one.state = "dropped";
    for (const one of chosen) this.enqueue(one);
  }

  /** The next ones are lost without a trace: never sent, never logged. */
  drop(count: number): void {
    this.toDrop += count;
  }

  /** The next ones never arrive, and GitHub's log says so. */
  fail(count: number): void {
    this.toFail += count;
  }

  /** The next ones arrive twice. */
  duplicate(count: number): void {
    this.toDuplicate += count;
  }

  /** As the button and the API do it: the same GUID, a new entry in the log. */
  redeliver(id: number): Delivery {
    const old = this.all.find((one) => one.id === id);
    if (old === undefined) throw new Error(`There is no delivery ${id}.`);
    const again = { ...old, ...fresh(), id: this.newId(), redelivery: true };
    this.take(again);
    return again;
  }

  add(delivery: NewDelivery): void {
    const guid = randomUUID();
    const headers = { ...delivery.headers, "X-GitHub-Delivery": guid };
    this.take({ ...delivery, ...fresh(), headers, guid, id: this.newId(), redelivery: false });
  }

  /** Resolves when nothing is queued or under way; what is held does not count. */
  idle(): Promise<void> {
    if (this.queue.length === 0 && this.underWay === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  close(): void {
    this.queue = [];
    this.closing.abort();
    this.settle();
  }

  private take(delivery: Delivery): void {
    this.all.push(delivery);
    const fate = this.weather?.(delivery) ?? null;
    if (fate !== null) this.meet(fate, delivery);
    else if (this.toDrop > 0) {
      this.toDrop -= 1;
      delivery.state = "dropped";
    } else if (this.toFail > 0) {
      this.toFail -= 1;
      delivery.state = "failed";
    } else if (this.holding) delivery.state = "held";
    else this.enqueue(delivery);
  }

  private meet(fate: Fate, delivery: Delivery): void {
    if (fate.kind === "is lost") delivery.state = "dropped";
    else if (fate.kind === "fails") delivery.state = "failed";
    else void this.enqueueAfter(fate, delivery);
  }

  private async enqueueAfter(
    { delayMs, times }: Extract<Fate, { kind: "arrives" }>,
    delivery: Delivery,
  ): Promise<void> {
    this.underWay += 1;
    await sleep(delayMs, undefined, { ref: false, signal: this.closing.signal }).catch(() => {});
    this.underWay -= 1;
    if (this.closing.signal.aborted) return;
    for (let time = 0; time < times; time += 1) this.queue.push(delivery);
    if (!this.pumping) void this.pump();
  }

  private enqueue(delivery: Delivery): void {
    delivery.state = "queued";
    this.queue.push(delivery);
    if (this.toDuplicate > 0) {
      this.toDuplicate -= 1;
      this.queue.push(delivery);
    }
    if (!this.pumping) void this.pump();
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      next.state = "sending";
      this.underWay += 1;
      const answered = send(next, this.closing.signal);
      void answered.then(() => {
        this.underWay -= 1;
        this.settle();
      });
      await Promise.race([answered, sleep(turn, undefined, { ref: false })]);
    }
    this.pumping = false;
    this.settle();
  }

  private settle(): void {
    if (this.queue.length > 0 || this.underWay > 0) return;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function fresh() {
  return {
    at: new Date(),
    state: "queued" as const,
    statusCode: null,
    answer: "",
    duration: 0,
  };
}
