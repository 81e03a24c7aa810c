/** A server that hung while another one went on must not say what it read before. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordDecision } from "../../src/app/journal/decisions.ts";
import { joinEmbedded } from "../../src/app/store/embedded.ts";
import { undetermined } from "../../src/core/undetermined.ts";
import { parseSha } from "../../src/domain/sha.ts";
import type { FaultMatch } from "../github/index.ts";
import { commit, push, pushQuietly } from "../stories/desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const fetching: FaultMatch = { path: /git-upload-pack$/ };

/** As another server writes it down that looks at the same pull request. */
async function decideElsewhere(number: number, head: string): Promise<void> {
  const database = await joinEmbedded(firm.data);
  const { id, name } = firm.repository;
  const decision = undetermined(
    {
      key: { installation: firm.installation, repository: id, pull: number },
      repository: { id, owner: "acme", name },
      pull: { head: parseSha(head), base: parseSha(head), baseRef: "main" },
      mode: "enforce",
      sources: [],
    },
    { kind: "trouble", reason: [] },
  );
  await recordDecision(database, decision, null, Date.now());
  await database.destroy();
}

it("a success of before a dismissal that only the other was told of is not given", async () => {
  const files = { [strategy]: honest.replace("best first", "the best first") };
  const head = await push(firm, "bob", "woken", commit(firm, { author: "bob", files }));
  const pull_number = await open(firm, "bob", "woken");
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull_number);
  expect((await shown(firm, pull_number))?.state).toBe("success");

  firm.github.faults.add({ kind: "delay", ms: 1_500, match: fetching });
  const docs = { "docs/woken.md": "# Woken\n" };
  await pushQuietly(firm, "dave", "main", commit(firm, { author: "dave", files: docs }));
  // It has read the reviews, and hangs.
  await firm.eventually(
    async () => firm.github.faults.left(),
    (left) => left === 0,
  );
  firm.github.deliveries.hold();
  const { rest } = firm.as("mallory");
  const { data } = await rest.pulls.listReviews({ ...at, pull_number });
  const review_id = data.find(({ user }) => user?.login === "carol")?.id ?? 0;
  await rest.pulls.dismissReview({ ...at, pull_number, review_id, message: "No." });
  await decideElsewhere(pull_number, head);
  await firm.eventually(
    () => shown(firm, pull_number),
    (page) => page?.title === "Waiting: 1 approval (trading)",
  );
});
