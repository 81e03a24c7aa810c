/**
 * The incident of 2020 and what would have become of it: a fake GitHub, the real server, and five
 * people. Prints what a reviewer would see at each step; ends with status 0 if all of it was so.
 */
import {
  edit,
  type Firm,
  findingId,
  flipped,
  honest,
  merge,
  open,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";
import { startProcess } from "../stories/process.ts";

const patienceMs = 15_000;
const keep = process.argv.includes("--keep");
let steps = 0;

await play().catch((cause) => {
  console.error(
    `\nThe demo did not go as it should: ${cause instanceof Error ? cause.message : cause}`,
  );
  process.exit(1);
});

async function play(): Promise<void> {
  say("Starting a fake GitHub and the real server …");
  const firm = await startFirm({ serve: startProcess });
  firm.github.protect(firm.repository, "main", {
    requiredChecks: [{ context: "foureyes", appId: firm.app.id }],
  });
  firm.github.protect(firm.repository, "release", {
    requiredChecks: [{ context: "foureyes", appId: firm.app.id }],
  });
  await firm.as("dave").rest.git.createRef({
    owner: "acme",
    repo: "exchange",
    ref: "refs/heads/release",
    sha: await tipOf(firm, "main"),
  });

  step("bob flips one sign in a trading strategy and opens a pull request");
  say(`    ${strategy}\n  - ${changedLine(honest)}\n  + ${changedLine(flipped)}`);
  await edit(firm, "bob", "sorting", { [strategy]: flipped });
  const pull = await open(firm, "bob", "sorting", "main", "Tidy up sorting");
  await see(firm, pull, "Waiting: 2 approvals (trading), 1 finding to explain");

  step("alice, his colleague, approves it");
  await review(firm, "alice", pull);
  await see(firm, pull, "Waiting: 1 approval (trading), 1 finding to explain");

  step("alice pushes to the branch");
  const hers = await edit(firm, "alice", "sorting", { [strategy]: `${flipped}\n# Best first.\n` });
  await see(firm, pull, "Waiting: 2 approvals (trading), 1 finding to explain");

  step("alice approves again: it does not help, she wrote a part of it now");
  await review(firm, "alice", pull);
  await see(
    firm,
    pull,
    "Waiting: 2 approvals (trading), 1 finding to explain",
    new RegExp(`alice \\| approved \`${hers.slice(0, 7)}\``),
  );

  step("bob tries to merge");
  await refused(firm, pull);

  step("carol approves, and dave approves and explains the finding");
  await review(firm, "carol", pull);
  const page = await see(
    firm,
    pull,
    "Waiting: 1 approval (trading), 1 finding to explain",
    /carol/,
  );
  const line = `foureyes: accept ${findingId(page)} The feed sorts asks the other way since July; replayed, see desk note 212.`;
  await review(firm, "dave", pull, "APPROVE", line);
  say(`  dave writes in his review: ${line}`);
  await see(firm, pull, "Approved by carol and dave, 1 finding explained");

  step("bob merges");
  const problem = await merge(firm, "bob", pull);
  if (problem !== null) throw new Error(`GitHub refused the merge: ${problem}`);
  say("  GitHub: merged.");

  step(
    "bob brings the same change to the release branch by another pull request, with nobody's approval",
  );
  await edit(firm, "bob", "sorting-release", { [strategy]: flipped }, "release");
  const second = await open(firm, "bob", "sorting-release", "release", "Tidy up sorting (release)");
  await see(firm, second, "Waiting: 2 approvals (trading), 1 finding to explain");
  await refused(firm, second);

  say("\nThat is all: one flipped sign, two people and an explanation, or no merge.");
  if (keep) await keepRunning(firm);
  await firm.close();
}

/** Waits until GitHub shows this title (and this on the page), and prints what a reviewer would see. */
async function see(firm: Firm, pull: number, title: string, words = /./): Promise<Shown> {
  const until = Date.now() + patienceMs;
  let page = await shown(firm, pull);
  while ((page?.title !== title || !words.test(page.summary)) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    page = await shown(firm, pull);
  }
  if (page?.title !== title || !words.test(page.summary))
    throw new Error(`Expected “${title}”, but GitHub shows “${page?.title ?? "no check"}”.`);
  const box = page.summary
    .trimEnd()
    .split("\n")
    .map((text) => `  │ ${text}`.trimEnd())
    .join("\n");
  say(`  ┌ foureyes: ${page.title}  [${page.state}]\n  │\n${box}\n  └`);
  return page;
}

async function refused(firm: Firm, pull: number): Promise<void> {
  const problem = await merge(firm, "bob", pull);
  if (problem === null) throw new Error("GitHub merged what nobody had approved.");
  say(`  GitHub refuses: ${problem.split("\n")[0]}`);
}

async function tipOf(firm: Firm, branch: string): Promise<string> {
  const { data } = await firm
    .as("dave")
    .rest.git.getRef({ owner: "acme", repo: "exchange", ref: `heads/${branch}` });
  return data.object.sha;
}

function changedLine(text: string): string {
  return text.split("\n").find((line) => line.includes("sorted(")) ?? "";
}

async function keepRunning(firm: Firm): Promise<void> {
  say(
    `The fake GitHub stays at ${firm.github.url}, the server at ${firm.service.address}. Ctrl-C ends both.`,
  );
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

function step(text: string): void {
  steps += 1;
  say(`\n${steps}. ${text}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
