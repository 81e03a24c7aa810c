/** What people read in each case: a page a file, as GitHub gets it and as a terminal shows it. */
import { describe, expect, it } from "vitest";
import { checkRunOf, type Showing } from "../../../src/core/publication/check-run.ts";
import { reconcile } from "../../../src/core/publication/comment.ts";
import { decisionPage } from "../../../src/core/publication/decision-page.ts";
import { plainPalette, terminalOf } from "../../../src/core/publication/terminal.ts";
import { withdrawnRun } from "../../../src/core/publication/withdrawn-page.ts";
import type { CheckRun } from "../../../src/domain/publication.ts";
import { flip, head } from "../ordinary.ts";
import { approvals, cases, decided } from "./cases.ts";

function written({ state, title, summary }: CheckRun): string {
  return `${state}\n${title}\n\n${summary.trimEnd()}\n`;
}

const alone: Showing = { entry: 1042, retrying: false, siblings: [] };

describe.each(Object.entries(cases))("%s", (name, difference) => {
  const decision = decided(difference);

  it("on GitHub", async () => {
    await expect(written(checkRunOf(decision, alone))).toMatchFileSnapshot(`pages/${name}.md`);
  });

  it("in a terminal, where no line is wider than 80 columns", async () => {
    const text = terminalOf(decisionPage(decision, 1042), plainPalette);
    await expect(text).toMatchFileSnapshot(`pages/${name}.txt`);
    const isCode = (line: string) => line.startsWith("+ xxx");
    expect(text.split("\n").filter((line) => line.length > 80 && !isCode(line))).toEqual([]);
  });
});

it("of a commit that another pull request shares", async () => {
  const run = checkRunOf(decided({ given: approvals }), {
    ...alone,
    siblings: [{ pull: 31, verdict: "held" }],
  });
  await expect(written(run)).toMatchFileSnapshot("pages/shared-head.md");
});

it("of a commit whose pull request is gone", async () => {
  const fates = ["closed", "moved", "merged", "observed"] as const;
  const runs = fates.map((why) => withdrawnRun(head, 30, why));
  await expect(runs.map(written).join("\n")).toMatchFileSnapshot("pages/withdrawn.md");
});

it("of a comment beside the code, until it is explained, and when it is gone", async () => {
  const waiting = decided({
    inspection: {
      findings: [flip, { ...flip, before: null, after: null, fingerprint: "d".repeat(64) }],
    },
  });
  const { added } = reconcile(waiting, []);
  const bodies = added.map(({ path, line, side, body }) => `${path}:${line} ${side}\n\n${body}`);
  await expect(bodies.join("\n\n")).toMatchFileSnapshot("pages/comments.md");
});
