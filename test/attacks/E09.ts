/** Somebody has the App's private key, and writes check runs as the App. */
import { expect, it } from "vitest";
import { ask, installationToken } from "../github/stage.ts";
import { at, type Firm, merge } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody has the App's private key, and writes check runs as the App.",
  defence: "A run without our mark for that commit is put behind a new one and told in the log.",
};

interface Run {
  readonly id: number;
  readonly external_id: string;
}

/** A request of a thief's, with a token that the stolen key gives. */
async function asApp(firm: Firm, method: string, path: string, body: unknown): Promise<void> {
  const token = await installationToken(firm.github, firm.app, firm.installation);
  const { status } = await ask(firm.github, token, method, `/repos/acme/exchange${path}`, body);
  expect(status).toBeLessThan(300);
}

function post(firm: Firm, head: string, externalId: string, conclusion = "success") {
  return asApp(firm, "POST", "/check-runs", {
    name: "foureyes",
    head_sha: head,
    status: "completed",
    conclusion,
    external_id: externalId,
  });
}

function change(firm: Firm, run: Run, externalId?: string) {
  const body = { status: "completed", conclusion: "success" };
  return asApp(firm, "PATCH", `/check-runs/${run.id}`, {
    ...body,
    ...(externalId === undefined ? {} : { external_id: externalId }),
  });
}

async function runsOf(firm: Firm, ref: string): Promise<readonly Run[]> {
  const { rest } = firm.as("alice");
  const { data } = await rest.checks.listForRef({ ...at, ref, filter: "all" });
  return data.check_runs.map(({ id, external_id }) => ({ id, external_id: external_id ?? "" }));
}

async function newest(firm: Firm, ref: string): Promise<Run> {
  const [run] = await runsOf(firm, ref);
  if (run === undefined) throw new Error(`There is no run for ${ref}.`);
  return run;
}

const cries = (firm: Firm) =>
  firm.lines.filter((line) => JSON.parse(line).event === "check run forged").length;

export function attack(stage: Stage): void {
  it("a success that was posted with the App's key does not last, and is told once", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "posted");
    for (const [index, id] of ["", "foureyes:1:7/8#9:10", "foureyes:2:1/2#3:4:x:y"].entries()) {
      const before = cries(firm);
      firm.github.deliveries.duplicate(1);
      await post(firm, head, id);
      await firm.settled();
      expect(await state(firm, pull)).toBe("in_progress");
      expect(await runsOf(firm, head)).toHaveLength(3 + 2 * index);
      expect(cries(firm) - before).toBe(1);
    }
    expect(await merge(firm, "bob", pull)).toContain("in progress");
  });

  it("nor does what stands there, changed with the App's key", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "changed");
    for (const id of [undefined, "", "mine"]) {
      await change(firm, await newest(firm, head), id);
      await firm.settled();
      expect(await state(firm, pull)).toBe("in_progress");
    }
    expect(await runsOf(firm, head)).toHaveLength(4);
  });

  it("nor does a mark of ours that was true once, or is for another commit", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "true-once");
    await approve(firm, pull, "alice", "carol");
    const { external_id: mark } = await newest(firm, head);
    const before = cries(firm);
    expect(await state(firm, pull)).toBe("success");
    await firm
      .as("dave")
      .rest.pulls.createReview({ ...at, pull_number: pull, event: "REQUEST_CHANGES", body: "No." });
    await firm.settled();
    expect(await state(firm, pull)).toBe("failure");
    await post(firm, head, mark);
    await firm.settled();
    expect(await state(firm, pull)).toBe("failure");
    const other = await propose(firm, "bob", "another-commit", {
      files: { "strategies/y.py": "" },
    });
    await post(firm, other.head, mark);
    await firm.settled();
    expect(await state(firm, other.pull)).toBe("in_progress");
    expect(cries(firm) - before).toBe(2);
  });

  it("nor does one of a time when nobody listened", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "away");
    const before = cries(firm);
    await firm.restart(async () => {
      firm.github.deliveries.drop(1);
      await post(firm, head, "");
      await firm.github.idle();
    });
    await firm.settled();
    expect(await state(firm, pull)).toBe("in_progress");
    expect(cries(firm) - before).toBe(1);
    await firm.restart();
    await firm.settled();
    expect(cries(firm) - before).toBe(1);
  });

  it("a success of our own stands, and nobody cries", async () => {
    const firm = stage();
    const before = cries(firm);
    const { pull, head } = await propose(firm, "bob", "our-own");
    await approve(firm, pull, "alice", "carol");
    await firm.restart();
    await firm.settled();
    expect(await state(firm, pull)).toBe("success");
    expect(await runsOf(firm, head)).toHaveLength(1);
    expect(cries(firm)).toBe(before);
  });
}
