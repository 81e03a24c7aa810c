/** A first look that takes long: the check says so at once, and is then the one that tells the result. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { FaultMatch } from "../github/index.ts";
import { commit, push } from "./desk.ts";
import { at, type Firm, honest, shown, startFirm, strategy } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ patience: { lookMs: 50 } });
});
afterEach(() => firm.github.faults.clear());
afterAll(() => firm.close());

const waiting = "Waiting: 2 approvals (trading)";
const posting: FaultMatch = { by: "installation", method: "POST", path: /\/check-runs$/ };

/** Its content is long in coming. */
async function opened(branch: string): Promise<number> {
  const files = { [strategy]: `${honest}\n\n# ${branch}\n` };
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  const match = { path: /git-upload-pack$/ };
  firm.github.faults.add({ kind: "delay", ms: 500, times: 9, match });
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  return data.number;
}

it("says that it looks, holds the merge, and tells the result in the same run", async () => {
  const pull_number = await opened("long");
  const looking = await firm.eventually(
    () => shown(firm, pull_number),
    (page) => page !== null,
  );
  expect(looking).toMatchObject({ state: "in_progress", title: "Looking at the change" });
  await expect(firm.as("bob").rest.pulls.merge({ ...at, pull_number })).rejects.toThrow(/foureyes/);
  await firm.settled();
  expect(await shown(firm, pull_number)).toMatchObject({ id: looking?.id, title: waiting });
});

it("tells the result although it could not say that it looks", async () => {
  firm.github.faults.add({ kind: "status", status: 502, match: posting });
  const pull = await opened("unannounced");
  await firm.eventually(
    () => shown(firm, pull),
    (found) => found?.title === waiting,
  );
  const { log } = firm.github.requests;
  const posts = log.filter(({ method, path }) => method === "POST" && posting.path?.test(path));
  expect(posts.map(({ status }) => status)).toEqual([201, 502, 201]);
});
