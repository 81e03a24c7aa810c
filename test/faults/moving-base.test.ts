/** The default branch moves, and git hangs or the process dies before it is known whom that touches. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, push, pushQuietly } from "../stories/desk.ts";
import { at, type Firm, honest, policyText, shown, startFirm, strategy } from "../stories/firm.ts";
import { type ServerProcess, startProcess } from "../stories/process.ts";

/** What fails meanwhile is tried again after five seconds. */
const slow = 60_000;

let firm: Firm;
let server: ServerProcess;
beforeAll(async () => {
  firm = await startFirm({
    serve: async (environment) => {
      server = await startProcess(environment);
      return server;
    },
  });
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(firm, "bob", "change", commit(firm, { author: "bob", files }));
  const { pulls } = firm.as("bob").rest;
  await pulls.create({ ...at, head: "change", base: "main", title: "A change" });
  await shows(waitingFor(2));
  for (const who of ["alice", "carol"] as const)
    await firm.as(who).rest.pulls.createReview({ ...at, pull_number: 1, event: "APPROVE" });
  await shows(approved);
}, slow);
afterAll(() => firm.close());

const approved = "Approved by alice and carol";
const waitingFor = (count: number) =>
  `Waiting: ${count} ${count === 1 ? "approval" : "approvals"} (trading)`;

function shows(title: string) {
  return firm.eventually(
    () => shown(firm, 1),
    (page) => page?.title === title,
    slow / 2,
  );
}

function asks(count: number): Promise<void> {
  const policy = { ".github/foureyes.yml": policyText.replace("count: 2", `count: ${count}`) };
  return pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files: policy }));
}

const fetching = { method: "POST", path: /git-upload-pack$/ };

async function met(): Promise<void> {
  await firm.eventually(
    async () => firm.github.faults.left(),
    (left) => left === 0,
  );
}

it(
  "killed before it has the new commits, it settles the move when it is back",
  async () => {
    firm.github.faults.add({ kind: "delay", ms: 2_000, match: fetching });
    await asks(3);
    await met();
    await server.kill();
    expect((await shown(firm, 1))?.state).toBe("success");
    await firm.restart();
    await shows(waitingFor(1));
    const told = server.lines.map((line) => JSON.parse(line));
    expect(told).toContainEqual(expect.objectContaining({ event: "base moved", touched: 1 }));
    await asks(2);
    await shows(approved);
  },
  slow,
);

it(
  "what was let pass is looked at again within seconds when git never answers",
  async () => {
    firm.github.faults.add({ kind: "hang", match: fetching });
    await asks(3);
    await met();
    await shows(waitingFor(1));
  },
  slow,
);
