/** Teams that a policy names and that GitHub does not have, or that nobody of can approve: never a pass. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { edit, type Firm, honest, merge, open, review, shown, startFirm } from "./firm.ts";

/** An area for each team, so that each can be tried by itself. */
const teams = ["quants", "renamed", "nobody", "outsiders", "quant"] as const;
const policy = `version: 1
areas:
${teams
  .map(
    (team) => `  - name: ${team}
    paths: ["${team}/**"]
    reviews: { seats: [{ count: 1, of: ["team:acme/${team}"] }] }
`,
  )
  .join("")}`;

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ policy, installed: false });
  firm.github.addTeam("acme", "renamed", ["alice"]);
  firm.github.addTeam("acme", "nobody", []);
  firm.github.addUser("otto");
  firm.github.addTeam("acme", "outsiders", ["otto"]);
  firm.install();
});
afterAll(() => firm.close());

async function changed(folder: string) {
  await edit(firm, "bob", folder, { [`${folder}/book.py`]: honest });
  return open(firm, "bob", folder);
}

const approvers = ["alice", "carol", "erin"] as const;

const notSeen = (team: string) => ({
  state: "failure",
  title: expect.stringContaining(`an unknown team, ${team}`),
  summary: expect.stringContaining(`\`${team}\`, which does not exist or is not visible`),
});

it("a team that exists is the twin that passes", async () => {
  const pull = await changed("quant");
  await review(firm, "alice", pull);
  expect(await shown(firm, pull)).toMatchObject({ state: "success" });
});

it("a team that does not exist ends in failure, and the page names it", async () => {
  const pull = await changed("quants");
  for (const who of approvers) await review(firm, who, pull);
  expect(await shown(firm, pull)).toMatchObject(notSeen("acme/quants"));
  expect(await merge(firm, "alice", pull)).toMatch(/"foureyes" is failing/);
});

it("a team that was renamed is not followed to its new name; named as before, it counts again", async () => {
  const pull = await changed("renamed");
  await review(firm, "alice", pull);
  expect((await shown(firm, pull))?.state).toBe("success");
  firm.github.renameTeam("acme", "renamed", "renewed");
  await review(firm, "carol", pull);
  expect(await shown(firm, pull)).toMatchObject(notSeen("acme/renamed"));
  expect(await merge(firm, "alice", pull)).toMatch(/"foureyes" is failing/);
  firm.github.renameTeam("acme", "renewed", "renamed");
  await review(firm, "erin", pull);
  expect((await shown(firm, pull))?.state).toBe("success");
});

it.each([
  ["a team without members", "nobody", /nobody can give it/],
  ["a team that may not read the repository", "outsiders", /^Waiting: 1 approval \(outsiders\)$/],
])("%s keeps waiting, whoever else approves", async (_, folder, title) => {
  const pull = await changed(folder);
  for (const who of approvers) await review(firm, who, pull);
  expect(await shown(firm, pull)).toMatchObject({
    state: "in_progress",
    title: expect.stringMatching(title),
  });
  expect(await merge(firm, "alice", pull)).toMatch(/"foureyes" is in progress/);
});
